import type { SectionKey } from '@alongside/kinds'
import { bold, callout, h, item, led, numbered, p, quote, task, type Content } from './passage.ts'

/** Asha’s plan, about half of the way: her words first, then her carer’s and her support worker’s. */
export const carePlan: Content<SectionKey<'carePlan'>> = {
  howToTalk: [
    {
      by: 'asha',
      daysAgo: 21,
      blocks: [
        p('Call me Asha. Mrs Rahman is what my mother was called.'),
        bold('Please do'),
        item('Sit down before you start to talk.'),
        item('Say one thing at a time, and wait. I do answer.'),
        item('Write down what we said, in big letters. I read it again in the evening.'),
        bold('Please don’t'),
        item('Talk to Moses about me as if I were not in the room.'),
        item('Finish my sentences.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 20,
      blocks: [
        p('When she rubs her left hand she is getting tired. Then stop, and come back to it after tea.'),
      ],
    },
    { by: 'asha', daysAgo: 19, after: 'come back to it after tea.', add: ' He is right about the hand.' },
    {
      by: 'sam',
      daysAgo: 17,
      blocks: [
        p('Letters go out in 18 point, and I ring the day before any visit that is not the usual one.'),
      ],
    },
  ],
  myLife: [
    {
      by: 'asha',
      daysAgo: 21,
      blocks: [
        p(
          'A good day begins in the garden before anyone else is up. I listen to the birds and I do not hurry.',
        ),
        p(
          'I ran the kitchen of the primary school for twenty-six years. Half of this town has eaten my lentils.',
        ),
        p('My sister Nasreen rings on Sundays. We talk until the battery is empty.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 20,
      blocks: [
        p('Fridays we go to the market together, also when it rains. She chooses, I carry.'),
        p('She does not like it when the radio is on while people talk.'),
      ],
    },
    { by: 'asha', daysAgo: 18, after: 'also when it rains.', add: ' Most of all when it rains.' },
    {
      by: 'sam',
      daysAgo: 16,
      blocks: [
        p('Since the stroke the walk to the market takes forty minutes. There is no bench after the bridge.'),
      ],
    },
  ],
  whatIBring: [
    {
      by: 'asha',
      daysAgo: 20,
      blocks: [
        item('I can cook for a hundred people and nobody goes away hungry.'),
        item('I speak Bengali, English and enough Urdu to settle an argument.'),
        item('I know every family in Mill Street.'),
        item('I can teach someone to make bread who has never held a spoon.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 19,
      blocks: [
        item('She remembers everybody’s birthday, and rings them. That has kept more than one going.'),
      ],
    },
    {
      by: 'sam',
      daysAgo: 15,
      blocks: [
        item('Three people at the stroke group came back because Asha asked them to.'),
        p('Around us: the stroke group on Tuesdays, the community kitchen, the library with the lift.'),
      ],
    },
  ],
  whatIWant: [
    {
      by: 'asha',
      daysAgo: 19,
      blocks: [
        numbered('I want to cook for other people again, one day a week, and not as a guest.'),
        numbered('I want to get to the market on my own feet by the summer.'),
        numbered('I want Moses to have his choir back.'),
        quote('want-why', 'I have looked after people all my life. Sitting still is not looking after.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 18,
      blocks: [p('The third one is hers, not mine. But yes.')],
    },
    { by: 'ines', daysAgo: 2, after: 'by the summer', suggest: ', also when it rains' },
    {
      by: 'sam',
      daysAgo: 14,
      blocks: [
        p('How we will know: Asha has cooked at the community kitchen four times, and wants to go a fifth.'),
      ],
    },
  ],
  whatGetsInTheWay: [
    {
      by: 'asha',
      daysAgo: 17,
      blocks: [
        led(
          'Around me: ',
          'the bus that comes without a ramp. People who say “bless you” and take the pan out of my hand.',
        ),
        led('In me: ', 'my left arm does what it likes. After four in the afternoon words come slowly.'),
      ],
    },
    {
      by: 'sam',
      daysAgo: 14,
      blocks: [
        led('Rules: ', 'the kitchen asks for a food hygiene certificate that is only taught in the evening.'),
      ],
    },
    { by: 'moses', daysAgo: 13, after: 'only taught in the evening', add: ', and only in English' },
  ],
  exchange: [
    {
      by: 'asha',
      daysAgo: 13,
      blocks: [h('Mornings'), led('Asha: ', 'Nobody before half past eight. The garden comes first.')],
    },
    {
      by: 'moses',
      daysAgo: 13,
      blocks: [led('Moses: ', 'I go to work at nine. If the visit is late I am late, and it has happened.')],
    },
    {
      by: 'sam',
      daysAgo: 12,
      blocks: [
        led('Sam: ', 'The round starts at eight at the other end of town. I can ask for it to be turned.'),
      ],
    },
    {
      by: 'asha',
      daysAgo: 11,
      blocks: [
        callout(
          'exchange-agreed',
          'We agree: half past eight, and a message if it will be later than a quarter to nine.',
        ),
      ],
    },
  ],
  whatWeWillDo: [
    {
      by: 'sam',
      daysAgo: 11,
      blocks: [
        task('Sam asks the kitchen whether the certificate can be done in the daytime.', true),
        task('Sam has the morning round turned.'),
      ],
    },
    {
      by: 'asha',
      daysAgo: 10,
      blocks: [task('Asha writes to the councillor about a bench after the bridge.')],
    },
    {
      by: 'moses',
      daysAgo: 10,
      blocks: [task('Moses asks the choir when they rehearse now.')],
    },
    { by: 'sam', daysAgo: 8, after: 'be done in the daytime', add: ' (yes: Wednesdays at eleven)' },
  ],
  myBudget: [
    {
      by: 'sam',
      daysAgo: 9,
      blocks: [
        p('The council’s first figure has come. It is not agreed yet, and Asha decides what goes in here.'),
      ],
    },
  ],
  risksIChoose: [
    {
      by: 'asha',
      daysAgo: 9,
      blocks: [
        p('I will use the big knife and the gas. I have burnt myself twice in fifty years.'),
        p('I will walk to the market alone, also when somebody thinks I should not.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 8,
      blocks: [
        p(
          'What worries me is the road at the bridge, not the knife. I would feel better with a phone in the coat.',
        ),
      ],
    },
    { by: 'asha', daysAgo: 7, after: 'with a phone in the coat.', add: ' The phone I will take.' },
  ],
  ifThingsChange: [
    {
      by: 'moses',
      typed: { by: 'sam', way: 'phone' },
      daysAgo: 8,
      blocks: [
        p('First signs: she stops ringing people. She says she has already eaten.'),
        p('What helps: her sister, the garden, cooking something small together. What does not: questions.'),
      ],
    },
    {
      by: 'asha',
      daysAgo: 6,
      blocks: [p('Ring Nasreen before you ring anyone in a uniform.')],
    },
  ],
  myCarer: [
    {
      by: 'moses',
      daysAgo: 7,
      blocks: [
        p('I want to go on doing this. I am not always able to.'),
        p(
          'I sleep badly when I listen for her at night. A break would be one evening a week that is really mine.',
        ),
        p('I have my own plan with the carers’ team. It says more than this one, and it is mine.'),
      ],
    },
  ],
  sharing: [
    {
      by: 'asha',
      daysAgo: 6,
      blocks: [
        p('The board may read most of this, because it is what we talk about there.'),
        p('“Risks I choose” is for Moses and Sam only. It is nobody else’s business which knife I use.'),
      ],
    },
  ],
}
