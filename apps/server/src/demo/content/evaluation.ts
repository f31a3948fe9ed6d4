import type { SectionKey } from '@alongside/kinds'
import { h, item, led, p, quote, type Content } from './passage.ts'

/** A panel’s account of a service, begun. */
export const evaluation: Content<SectionKey<'evaluation'>> = {
  service: [
    {
      by: 'priya',
      daysAgo: 15,
      blocks: [
        led('Service: ', 'support at home, mornings and evenings.'),
        led('Period: ', 'the last twelve months.'),
        led('Provided by: ', 'Riverside Support at Home, for the council.'),
      ],
    },
  ],
  panel: [
    {
      by: 'lena',
      daysAgo: 14,
      blocks: [
        p('Four of us use the service or care for someone who does, two work in it, one pays for it.'),
        p('Sam works for the provider. We want him here, and he does not write the verdict.'),
      ],
    },
  ],
  criteria: [
    {
      by: 'asha',
      daysAgo: 13,
      blocks: [item('It comes when it said it would.'), item('It listens, and remembers.')],
    },
    {
      by: 'moses',
      daysAgo: 13,
      blocks: [item('It lets people take chances that they chose.')],
    },
    {
      by: 'lena',
      daysAgo: 12,
      blocks: [item('It makes a difference to the life someone wants, not only to the washing.')],
    },
  ],
  evidence: [
    {
      by: 'sam',
      daysAgo: 11,
      blocks: [
        p('From the rounds: six visits in ten began within a quarter of an hour of the promised time.'),
      ],
    },
    {
      by: 'moses',
      daysAgo: 10,
      blocks: [quote('evidence-1', 'When it is Nadia who comes I know the day will be all right.')],
    },
    {
      by: 'asha',
      daysAgo: 9,
      after: 'of the promised time.',
      add: ' The other four are the ones people talk about.',
    },
  ],
  gaps: [
    {
      by: 'asha',
      daysAgo: 8,
      blocks: [
        h('As people see it'),
        p('We are asked how we are. We are not asked what we are going to do today.'),
      ],
    },
    {
      by: 'sam',
      daysAgo: 7,
      blocks: [
        h('As the service sees it'),
        p('Twenty minutes are paid for. The question takes five of them, and is worth it.'),
      ],
    },
  ],
  keepChangeStop: [
    { by: 'moses', daysAgo: 6, blocks: [led('Keep: ', 'the same faces. It is the best thing about it.')] },
    {
      by: 'lena',
      daysAgo: 5,
      blocks: [led('Change: ', 'the order of the rounds, so that promises can be kept.')],
    },
  ],
}
