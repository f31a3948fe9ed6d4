import type { Capacity, ChoiceSort, Score, ServiceFacts } from '@alongside/protocol'
import type { CriterionKey } from '@alongside/kinds'
import type { PersonKey } from './people.ts'
import { p, type Passage } from './passage.ts'

/** What the board evaluates. */
export const service: ServiceFacts = {
  name: 'Support at home',
  provider: 'Riverside Support at Home',
  commissioner: 'Riverside Council',
  about: 'Help in the mornings and evenings with getting up, meals, medicine and going out.',
}

export const titles = { first: 'Support at home, scored together', second: 'Support at home, one year on' }

/**
 * Who scores. Sam works for the provider: he scores, and takes no part in the agreed score. Three come as lay partners, so
 * that there are two groups that can be shown.
 */
export const panel: readonly {
  readonly key: PersonKey
  readonly capacity: Capacity
  readonly isFromProvider: boolean
}[] = [
  { key: 'asha', capacity: 'usesServices', isFromProvider: false },
  { key: 'moses', capacity: 'layPartner', isFromProvider: false },
  { key: 'ines', capacity: 'layPartner', isFromProvider: false },
  { key: 'lena', capacity: 'layPartner', isFromProvider: false },
  { key: 'sam', capacity: 'frontlineStaff', isFromProvider: true },
  { key: 'priya', capacity: 'commissioner', isFromProvider: false },
]

/** What somebody of the panel scored, in the order of the panel, and why. */
interface Said {
  readonly by: PersonKey
  readonly words: string
  readonly isNamed: boolean
}

export interface DemoCriterion {
  readonly key: CriterionKey
  readonly scores: readonly Score[]
  readonly reasons: readonly Said[]
  readonly agreed: { readonly score: Score; readonly words: string }
  readonly dissent?: { readonly by: PersonKey; readonly words: string }
  readonly action?: { readonly owner: PersonKey; readonly words: string }
  readonly note?: Passage
}

/** Those of the usual criteria that the panel kept. */
export const criteria: readonly DemoCriterion[] = [
  {
    key: 'reach',
    scores: [1, 1, 1, 2, 3, 3],
    reasons: [
      { by: 'asha', words: 'The phone is answered until four. I need it at six.', isNamed: false },
      { by: 'moses', words: 'I have waited 40 minutes on the line, twice this month.', isNamed: false },
      { by: 'ines', words: 'People who do not speak English give up.', isNamed: false },
      { by: 'priya', words: 'The visits themselves are on time in nine of ten cases.', isNamed: true },
    ],
    agreed: {
      score: 2,
      words: 'Once somebody comes they come on time. Reaching the office is hard after four.',
    },
    action: { owner: 'sam', words: 'Try a line that is answered until eight, for three months.' },
    note: {
      by: 'moses',
      daysAgo: 30,
      blocks: [
        p('We saw this most differently. Those who ring the office scored low, those who plan it high.'),
        p('Asha told about the evening in March. Nobody had known that the line closes at four.'),
      ],
    },
  },
  {
    key: 'listens',
    scores: [3, 2, 3, 3, 4, 3],
    reasons: [],
    agreed: { score: 3, words: 'The people who come listen. Letters are harder to understand.' },
  },
  {
    key: 'equal',
    scores: [2, 1, 2, 3, 3, 2],
    reasons: [{ by: 'asha', words: 'At the yearly review they talk to Moses and not to me.', isNamed: true }],
    agreed: { score: 2, words: 'At home yes. At reviews people are spoken about, and not with.' },
    dissent: { by: 'moses', words: 'For carers it is a 1. We are asked last.' },
    note: {
      by: 'asha',
      daysAgo: 30,
      blocks: [p('I would like to be asked first, and to say who is in the room.')],
    },
  },
  {
    key: 'keepsPromises',
    scores: [3, 2, 1, 2, 3, 4],
    reasons: [],
    agreed: { score: 3, words: 'Visits yes. Calls back too often not.' },
  },
  {
    key: 'difference',
    scores: [4, 4, 3, 4, 4, 3],
    reasons: [],
    agreed: { score: 4, words: 'People live at home who could not do so without it.' },
  },
]

/** Said aloud once all was shown. */
export const saidAloud = { by: 'asha', key: 'equal', score: 2 } as const

export const choices: readonly { readonly sort: ChoiceSort; readonly words: string }[] = [
  { sort: 'keep', words: 'The same few people who come to each home.' },
  { sort: 'change', words: 'Who is asked first at the yearly review.' },
  { sort: 'stop', words: 'Letters without a name and a phone number.' },
]

export const reply = {
  name: 'Ruth Bell, manager',
  words:
    'Thank you. We did not know how hard it is to reach us after four. From next month the line is open until eight, and Sam tells the board in three months how it went. We have begun to ask people themselves first at reviews.',
}
