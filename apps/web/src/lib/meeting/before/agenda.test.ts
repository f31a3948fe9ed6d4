import type { Item, Paper } from '@alongside/meeting'
import type { SectionView } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { agendaOf, isLate } from './agenda.ts'

const startsAt = Date.parse('2026-07-14T13:00:00Z')
const minute = 60_000
const notice = {
  startsAt,
  endsAt: startsAt + 60 * minute,
  place: '',
  callUrl: null,
  phone: null,
  papersDue: '2026-07-07',
  preMeeting: null,
  payment: '',
  words: '',
}
const item = (id: string, minutes: number, breakAfter: number | null = null): Item => ({
  id,
  facts: {
    sort: 'discussion',
    purpose: '',
    ask: '',
    presenter: null,
    minutes,
    breakAfter,
    standing: false,
  },
  confidential: false,
  clock: null,
  openedAt: null,
  closedAt: null,
  wasConfidential: false,
  approvedSeq: null,
})
const section = (id: string, putAway = false): SectionView => ({
  id,
  key: null,
  title: id,
  prompt: null,
  permission: 'edit',
  owns: false,
  putAway,
  closed: null,
  waitsFor: null,
  needsVoice: null,
  titleShown: false,
  grants: [],
})
const paper = (id: string, of: string | null): Paper => ({
  id,
  item: of,
  title: id,
  source: { what: 'file', file: 'f' },
  addedAt: 0,
  addedBy: null,
})

describe('an agenda', () => {
  it('has its items in the order of the parts, without those that were put away or belong to no item', () => {
    const { items, overrunMinutes } = agendaOf(
      { items: [item('a', 10), item('b', 20, 10), item('c', 40), item('gone', 5)], papers: [], notice },
      { sections: [section('c'), section('gone', true), section('b'), section('other'), section('a')] },
    )
    expect(items.map(({ section: { id } }) => id)).toEqual(['c', 'b', 'a'])
    expect(items.map(({ planned }) => (planned.startsAt - startsAt) / minute)).toEqual([0, 40, 70])
    expect(overrunMinutes).toBe(20)
  })

  it('has the papers of each item with it, and those of the meeting with none', () => {
    const { items } = agendaOf(
      { items: [item('a', 10)], papers: [paper('one', 'a'), paper('whole', null)], notice },
      { sections: [section('a')] },
    )
    expect(items[0]?.papers.map(({ id }) => id)).toEqual(['one'])
  })
})

describe('a paper', () => {
  it('is late once the last day has ended by the clocks of the space', () => {
    const came = (at: string) => isLate({ addedAt: Date.parse(at) }, notice, 'Europe/Copenhagen')
    expect(came('2026-07-07T21:59:59Z')).toBe(false)
    expect(came('2026-07-07T22:00:00Z')).toBe(true)
  })

  it('is never late where no day was said', () => {
    expect(isLate({ addedAt: Date.now() }, { papersDue: null }, 'Europe/London')).toBe(false)
  })
})
