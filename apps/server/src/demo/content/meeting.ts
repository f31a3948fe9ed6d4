import type { ItemFacts, QuorumRule } from '@alongside/protocol'
import type { PersonKey } from './people.ts'

/** An item of the demo's meeting. */
export interface DemoItem {
  readonly title: string
  readonly facts: Omit<ItemFacts, 'presenter'> & { readonly presenter: PersonKey | null }
  /** Among whom it is kept, beside those who prepare; null: everyone. */
  readonly among: readonly PersonKey[] | null
  /** The kind of the document that is a paper for it, and who adds it. */
  readonly paper?: { readonly kind: string; readonly by: PersonKey }
}

/** The board's next meeting: who comes, what is needed to decide, and what it is about. */
export const nextMeeting = {
  title: 'Partnership board meeting',
  /** Minutes past midnight on the board's clocks. */
  startsAtMinute: 14 * 60,
  minutes: 120,
  series: { by: 'month', week: 2, weekday: 2 } as const,
  /** Days before the meeting. */
  papersDueDays: 7,
  preMeetingDays: 1,
  notice: {
    place:
      'Mill Street Community Centre, the garden room on the ground floor. There is a lift and a quiet room.',
    callUrl: 'https://call.example.org/riverside-board',
    phone: '020 7946 0123',
    payment: '£25 an hour and your fare for those who are not paid to be there. Hand the form to Sam.',
    words: 'Tea from half past one. Come as early as you like.',
  },
  preMeetingWords: 'For people who use services, carers and lay partners, by phone with Ines',
  quorum: {
    atLeast: 3,
    of: [
      { who: 'livedExperience', atLeast: 1 },
      { who: 'unpaidCarer', atLeast: 1 },
    ],
  } satisfies QuorumRule,
  /** Those who come, and whether with a vote. */
  seats: [
    { key: 'lena', votes: true },
    { key: 'sam', votes: false },
    { key: 'asha', votes: true },
    { key: 'moses', votes: true },
    { key: 'priya', votes: true },
    { key: 'ines', votes: false },
  ] satisfies readonly { readonly key: PersonKey; readonly votes: boolean }[],
} as const

export const items: readonly DemoItem[] = [
  {
    title: 'Welcome, and how we are today',
    facts: {
      sort: 'information',
      purpose: 'Everyone says who they are and what helps them today.',
      ask: '',
      presenter: 'lena',
      minutes: 15,
      breakAfter: null,
      standing: true,
    },
    among: null,
  },
  {
    title: 'What we said last time, and what came of it',
    facts: {
      sort: 'discussion',
      purpose: 'So that nothing we promised is forgotten.',
      ask: 'Say what has changed for you since, and what has not.',
      presenter: 'sam',
      minutes: 20,
      breakAfter: null,
      standing: true,
    },
    among: null,
  },
  {
    title: 'Which words our strategy begins with',
    facts: {
      sort: 'decision',
      purpose: 'People should know from its first page whom the strategy is for.',
      ask: 'Choose between the two beginnings, or say what both of them miss.',
      presenter: 'asha',
      minutes: 30,
      breakAfter: 15,
      standing: false,
    },
    among: null,
    paper: { kind: 'strategy', by: 'lena' },
  },
  {
    title: 'Two hundred hours of respite care',
    facts: {
      sort: 'allocation',
      purpose: 'The council has two hundred hours more this year. We say who needs them most.',
      ask: 'Say by what we should go when we share them out.',
      presenter: 'priya',
      minutes: 25,
      breakAfter: null,
      standing: false,
    },
    among: null,
  },
  {
    title: 'A complaint about the night service',
    facts: {
      sort: 'discussion',
      purpose: 'A family has asked us to look at what happened in March.',
      ask: 'Say what the family should hear from us, and when.',
      presenter: 'lena',
      minutes: 15,
      breakAfter: null,
      standing: false,
    },
    among: ['moses'],
  },
]
