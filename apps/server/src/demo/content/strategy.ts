import type { SectionKey } from '@alongside/kinds'
import { callout, h, item, led, numbered, p, quote, task, type Content } from './passage.ts'

/** The board’s strategy, in the middle of being written. */
export const strategy: Content<SectionKey<'strategy'>> = {
  onePage: [
    {
      by: 'lena',
      daysAgo: 16,
      blocks: [
        p('We want people in Riverside to live well at home, and to decide how they are helped.'),
        p(
          'We do three things first. They are: help that comes when it was promised, one person to ring, and a break for carers.',
        ),
      ],
    },
    {
      by: 'asha',
      daysAgo: 15,
      blocks: [
        p(
          '“Decide” means we say yes or no. It does not mean that somebody asks us and then does what they had planned.',
        ),
      ],
    },
    {
      by: 'ines',
      daysAgo: 2,
      instead: 'to decide how they are helped',
      suggest: 'to decide who helps them, and how',
    },
    { by: 'moses', daysAgo: 1, after: 'a break for carers', suggest: ' that they choose themselves' },
  ],
  whoWroteThis: [
    {
      by: 'lena',
      daysAgo: 30,
      blocks: [
        p(
          'People who use services and carers were here before the first line was written. This has not always been so.',
        ),
      ],
    },
    {
      by: 'sam',
      daysAgo: 29,
      blocks: [
        p(
          'Missing so far: people who live in the supported flats, and anyone under thirty. Two visits are planned.',
        ),
      ],
    },
  ],
  whatPeopleToldUs: [
    {
      by: 'moses',
      daysAgo: 28,
      blocks: [
        quote(
          'told-1',
          'I have told my story eleven times. I would like to tell somebody what I want instead.',
        ),
        quote('told-2', 'They come at seven or at ten. I sit with my coat on and wait.'),
        p('Both were said at the carers’ group in the library, and may be used with no name.'),
      ],
    },
    {
      by: 'asha',
      daysAgo: 27,
      blocks: [quote('told-3', 'The best help I had was a neighbour with a ladder.')],
    },
    {
      by: 'priya',
      daysAgo: 24,
      blocks: [p('What was hard to hear for us: “the form was longer than my shopping list for a year.”')],
    },
  ],
  whatWeHave: [
    {
      by: 'asha',
      daysAgo: 26,
      blocks: [
        item('The community kitchen, which feeds eighty people on a Thursday.'),
        item('The stroke group. It runs itself.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 26,
      blocks: [item('The carers’ group, since nine years, in the library.')],
    },
    {
      by: 'priya',
      daysAgo: 23,
      blocks: [
        item('Two support-at-home teams, and a small fund for groups that nobody has asked for this year.'),
      ],
    },
    {
      by: 'asha',
      daysAgo: 22,
      after: 'that nobody has asked for this year',
      add: ' because nobody knew of it',
    },
  ],
  whatIsWanted: [
    {
      by: 'priya',
      daysAgo: 22,
      blocks: [
        h('What services had planned'),
        p('One number to ring for everything, answered by a contact centre from eight to six.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 21,
      blocks: [h('What people want'), p('A person with a name. Somebody who knows us, and who rings back.')],
    },
    {
      by: 'lena',
      daysAgo: 19,
      blocks: [
        h('What we agree'),
        p('A named person for everyone who gets support, and the number for when that person is away.'),
        callout(
          'wanted-open',
          'Not agreed: who stands in at weekends. Both views stay here until it is settled.',
        ),
      ],
    },
  ],
  priorities: [
    {
      by: 'lena',
      daysAgo: 18,
      blocks: [
        numbered('I can rely on help coming when it was promised.'),
        numbered('I have one person to ring who knows me.'),
        numbered('I can go out for an evening and know that somebody is there.'),
      ],
    },
    {
      by: 'sam',
      daysAgo: 17,
      blocks: [
        led(
          'The first: ',
          'led by Lena and Sam. We count how many visits begin within a quarter of an hour, and people say whether that was good enough.',
        ),
      ],
    },
    {
      by: 'moses',
      daysAgo: 16,
      blocks: [
        led('The third: ', 'led by Moses and someone from the carers’ team, who is still to be found.'),
      ],
    },
  ],
  moneyAndDecisions: [
    {
      by: 'priya',
      daysAgo: 14,
      blocks: [
        p(
          'There are 1.2 million pounds a year for support at home. Of that the board can move about a tenth.',
        ),
        p(
          'The rest is tied to contracts until next March. I will bring them to the board before they are written again.',
        ),
      ],
    },
    {
      by: 'lena',
      daysAgo: 13,
      blocks: [
        p(
          'So the honest sentence is: we decide on a tenth now, and we are in the room for the rest from autumn.',
        ),
      ],
    },
    { by: 'asha', daysAgo: 12, after: 'in the room for the rest', add: ', with a vote,' },
  ],
  howWeWork: [
    {
      by: 'sam',
      daysAgo: 12,
      blocks: [
        item(
          'We meet on the second Tuesday, two hours with a break, in a room with a ramp and a hearing loop.',
        ),
        item('Papers go out ten days before, in large print and easy read too.'),
        item('Travel is paid on the day, in cash if people like.'),
      ],
    },
  ],
  actionsByYear: [
    {
      by: 'lena',
      daysAgo: 9,
      blocks: [h('First year'), task('Turn the morning rounds so that promised times can be kept.')],
    },
    {
      by: 'sam',
      daysAgo: 8,
      blocks: [task('Name a person for everyone who gets support, beginning in Mill Street.')],
    },
  ],
}
