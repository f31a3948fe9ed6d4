import type { Claim, Score } from '@alongside/protocol'
import type { PersonKey } from './people.ts'
import { p, type Passage } from './passage.ts'

export const title = 'How we work together, our first look'
export const scope = 'How the board writes its plans'

export const claim: Claim = {
  rung: 'designedTogether',
  words: 'Our strategy was written by all of us. Who pays for what is still decided elsewhere.',
}

interface DemoPrinciple {
  /** In the order of the panel. */
  readonly scores: readonly Score[]
  readonly reasons: readonly { readonly by: PersonKey; readonly words: string }[]
  readonly agreed: { readonly score: Score; readonly words: string }
}

/** The level, from 0 to 2, and the four principles, from 0 to 4, in their order. */
export const answers: readonly DemoPrinciple[] = [
  {
    scores: [1, 1, 1, 2, 2, 2],
    reasons: [
      { by: 'asha', words: 'I am heard. I have not yet seen what became of it.' },
      { by: 'moses', words: 'We write a lot. The money comes from a plan that we never saw.' },
      { by: 'lena', words: 'The strategy changed because of what carers wrote.' },
    ],
    agreed: { score: 1, words: 'We support it, and change parts of it. Power over money is not shared yet.' },
  },
  {
    scores: [3, 2, 2, 3, 3, 3],
    reasons: [],
    agreed: { score: 3, words: 'In the room we count the same. Before and after it, not always.' },
  },
  {
    scores: [1, 1, 0, 2, 2, 2],
    reasons: [{ by: 'ines', words: 'Nobody under 30 is here, and nobody who speaks little English.' }],
    agreed: { score: 1, words: 'We are very alike, and know who is missing.' },
  },
  {
    scores: [3, 2, 3, 3, 4, 3],
    reasons: [],
    agreed: { score: 3, words: 'Large print and the phone line work. Evenings are hard for carers.' },
  },
  {
    scores: [2, 1, 2, 2, 3, 'cannotSay'],
    reasons: [{ by: 'moses', words: 'Staff are paid for this evening. I pay somebody to be at home.' }],
    agreed: { score: 2, words: 'People learn from one another. Time is not paid for.' },
  },
]

/** What was written together, by the keys of its sections. */
export const pieces: Readonly<Record<string, readonly Passage[]>> = {
  culture: [
    {
      by: 'lena',
      daysAgo: 9,
      blocks: [p('We laugh a lot, and we have learned to say when we do not follow.')],
    },
    {
      by: 'asha',
      daysAgo: 9,
      blocks: [p('It took me three meetings to disagree with somebody from the council.')],
    },
  ],
  structure: [
    {
      by: 'moses',
      daysAgo: 8,
      blocks: [p('A lay partner chairs. The budget is shown to us once a year, when it is settled.')],
    },
  ],
  practice: [
    {
      by: 'sam',
      daysAgo: 8,
      blocks: [p('We write in one document, and everybody sees whose words stand. Papers come in time now.')],
    },
  ],
  learning: [
    {
      by: 'priya',
      daysAgo: 7,
      blocks: [p('This is the first time that we look at ourselves. We want to do it every year.')],
    },
  ],
  whoWasMissing: [
    { by: 'ines', daysAgo: 7, blocks: [p('Young people, and families who speak Somali or Urdu.')] },
  ],
  limits: [
    {
      by: 'priya',
      daysAgo: 7,
      blocks: [
        p('The size of the budget is decided by the council. We should have said so on the first day.'),
      ],
    },
  ],
}

export interface DemoCommitment {
  readonly lay: PersonKey
  readonly staff: PersonKey
  readonly words: string
  readonly inDays: number
}

export const commitments: readonly DemoCommitment[] = [
  {
    lay: 'lena',
    staff: 'priya',
    words: 'Pay carers for their time in meetings, and for somebody at home.',
    inDays: 90,
  },
  {
    lay: 'ines',
    staff: 'sam',
    words: 'Ask two groups who were missing what would let them come.',
    inDays: 120,
  },
]
