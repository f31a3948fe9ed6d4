import type { NoticeView, StandingActionView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { beside } from './told-once.ts'

const standing: StandingActionView = {
  agreedIn: 'meeting',
  document: { id: 'meetingone000000', slug: 'march', title: 'Partnership board in March' },
  section: { id: 'itemone000000000', title: 'How the pilot is going' },
  action: {
    id: 'actionone0000000',
    words: 'Ask for a ramp',
    owner: 'ashaaaaaaaaaaaaa',
    helper: null,
    due: null,
    status: 'open',
    evidence: '',
    agreedAt: 0,
    toldAt: null,
  },
  mayTell: true,
}

const given: NoticeView = {
  id: 'noticeone',
  why: 'actionGiven',
  at: 0,
  actor: null,
  waits: true,
  waitsLong: false,
  essential: false,
  document: standing.document,
  section: standing.section,
  thread: null,
  words: standing.action.words,
  mentions: [],
  reason: null,
  office: null,
  status: null,
  decided: null,
  effect: null,
  meeting: null,
  day: null,
  person: null,
}

it('what stands on a page as an action is not told there a second time', () => {
  expect(beside([standing], [given, { ...given, why: 'actionLate', day: '2026-03-04' }])).toEqual([])
})

it('what is about another action, meeting or item, or about something else, stands beside it', () => {
  const others: NoticeView[] = [
    { ...given, words: 'Find out when the bus goes' },
    { ...given, document: { ...standing.document, id: 'meetingtwo000000' } },
    { ...given, section: { id: 'itemtwo000000000', title: 'Welcome' } },
    { ...given, why: 'mentioned' },
    { ...given, document: null, section: null, words: null },
  ]
  expect(beside([standing], others)).toEqual(others)
  expect(beside([], [given])).toEqual([given])
})
