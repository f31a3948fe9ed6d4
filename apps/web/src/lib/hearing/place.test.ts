import type { NoticeView } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { addressOf } from './place.ts'

const notice: NoticeView = {
  id: 'n',
  why: 'replied',
  at: 0,
  actor: null,
  waits: true,
  waitsLong: false,
  essential: false,
  document: { id: 'documentone00000', slug: 'plan', title: 'Plan' },
  section: null,
  thread: 'threadone0000000',
  words: null,
  mentions: [],
  reason: null,
  office: null,
  status: null,
  effect: null,
  meeting: null,
  decided: null,
  day: null,
  person: null,
}
const header = {
  status: 'draft' as const,
  purpose: '',
  rung: 'involved' as const,
  language: 'en',
  confidentiality: 'space' as const,
  reviewDue: null,
}
const meeting = { id: 'meetingone000000', slug: 'may', title: 'May' }
const evaluation = { id: 'evaluationone000', slug: 'breaks', title: 'Breaks' }
const made = { header, putAway: false, createdAt: 0, createdBy: 'me00000000000000' }
const documents = [
  { ...meeting, kind: 'meeting', ...made },
  { ...evaluation, kind: 'coEvaluation', ...made },
]
const address = (more: Partial<NoticeView>) =>
  addressOf({ ...notice, ...more }, { slug: 'board', documents }, 'me00000000000000')

describe('a notice', () => {
  it('leads to the comment, the document, its details where a day is to be chosen, or the person it is about', () => {
    expect(address({})).toBe('/s/board/d/plan#comment-threadone0000000')
    expect(address({ thread: null })).toBe('/s/board/d/plan')
    expect(address({ document: null, thread: null })).toBe('/s/board/people/me00000000000000')
    expect(address({ why: 'reviewDue', thread: null })).toBe('/s/board/d/plan/details')
    const person = { id: 'omar000000000000', name: 'Omar' }
    expect(address({ document: null, thread: null, person })).toBe('/s/board/people/omar000000000000')
  })

  it('leads to the meeting, and to what was said about its notes', () => {
    expect(address({ document: meeting, thread: null })).toBe('/s/board/m/may')
    expect(address({ document: meeting })).toBe('/s/board/d/may?notes=all#comment-threadone0000000')
  })

  it('leads to the page of an evaluation that it is about', () => {
    const of = (why: NoticeView['why']) => address({ document: evaluation, thread: null, why })
    expect(of('onPanel')).toBe('/s/board/e/breaks')
    expect(of('askedToScore')).toBe('/s/board/e/breaks/score')
    expect(of('scoresRevealed')).toBe('/s/board/e/breaks/talk')
    expect(of('replyCame')).toBe('/s/board/e/breaks/result')
    expect(address({ document: evaluation })).toBe('/s/board/d/breaks?notes=all#comment-threadone0000000')
  })
})
