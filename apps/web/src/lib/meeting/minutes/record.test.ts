import { expect, it } from 'vitest'
import { approvingMeeting, recordOf, whoWasThere, writersOf } from './record.ts'

const facts = {
  sort: 'discussion' as const,
  purpose: '',
  ask: '',
  presenter: null,
  minutes: 5,
  breakAfter: null,
  standing: false,
}
const item = (id: string) => ({
  id,
  facts,
  confidential: false,
  clock: null,
  openedAt: null,
  closedAt: null,
  wasConfidential: false,
  approvedSeq: null,
})
const section = (id: string, putAway = false) => ({ id, title: id, putAway }) as never
const run = (text: string, id: string, hand = id) => ({
  text,
  author: { id, name: id },
  hand: { id: hand, name: hand },
})
const notes = (of: string, ...runs: readonly ReturnType<typeof run>[]) =>
  ({ item: of, open: 0, text: { seq: 1, text: '', blocks: [{ kind: 'paragraph', runs }] } }) as never

it('puts the items in the order of the agenda with what came of each, and leaves out what was put away or taken back', () => {
  const interest = (id: string, of: string, withdrawn: boolean) => ({ id, item: of, withdrawn }) as never
  const vote = (id: string, of: string, closed: object | null) => ({ id, item: of, closed }) as never
  const record = recordOf(
    {
      items: [item('a'), item('b'), item('gone')],
      interests: [interest('i1', 'a', false), interest('i2', 'a', true)],
      votes: [vote('v1', 'b', {}), vote('v2', 'b', null)],
      decisions: [{ id: 'd', item: 'b' } as never],
      actions: [{ id: 'x', item: 'a' } as never],
    },
    { sections: [section('b'), section('hidden'), section('a'), section('gone', true)] },
    { notes: [notes('a', run('Words', 'asha'))] },
  )
  expect(record.map((one) => [one.item.id, one.notes === null])).toEqual([
    ['b', true],
    ['a', false],
  ])
  const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id)
  expect(record.map((one) => [one.interests, one.votes, one.decisions, one.actions].map(ids))).toEqual([
    [[], ['v1'], ['d'], []],
    [['i1'], [], [], ['x']],
  ])
})

it('says of everybody once whether they were there, sent word, or had a seat and did neither', () => {
  const attends = { as: 'self' as const }
  const there = {
    person: 'asha',
    capacity: 'unpaidCarer' as const,
    how: 'phone' as const,
    attends,
    from: 1,
    to: 2,
  }
  const who = whoWasThere({
    roll: [there],
    apologies: ['asha', 'moses'].map((person) => ({ person, words: 'ill', at: 0 })),
    seats: ['asha', 'moses', 'sam'].map((person) => ({ person, votes: true })),
  })
  expect(who).toEqual({
    groups: [{ capacity: 'unpaidCarer', people: [there] }],
    apologies: ['moses'],
    absent: ['sam'],
  })
})

it('leaves the minutes to the first meeting behind theirs that is neither over nor called off', () => {
  const later = (id: string, phase: string, isCalledOff = false) => ({ id, phase, isCalledOff }) as never
  const over = [later('off', 'published', true), later('held', 'draftMinutes'), later('done', 'approved')]
  expect(approvingMeeting({ later: over })).toBeUndefined()
  for (const phase of ['agendaDraft', 'published', 'live']) {
    const all = [...over, later('next', phase), later('after', 'agendaDraft')]
    expect(approvingMeeting({ later: all })).toMatchObject({ id: 'next' })
  }
})

it('names each writer once, apart from words of theirs that another typed', () => {
  const runs = [run('One ', 'sam'), run(' ', 'omar'), run('two ', 'asha'), run('three', 'sam')]
  expect(writersOf(notes('a', ...runs, run(' four', 'asha', 'sam')))).toEqual([
    { name: 'sam', typedBy: null },
    { name: 'asha', typedBy: null },
    { name: 'asha', typedBy: 'sam' },
  ])
  expect(writersOf(null)).toEqual([])
})
