import type { SectionHistory } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { timelineOf } from './timeline.ts'

const mark = { id: '0'.repeat(26), name: 'Asha' }
const sitting = (from: number, to: number) => ({
  from,
  to,
  beganAt: from,
  endedAt: to,
  people: [],
  restored: [],
})
const version = (name: string, seq: number) => ({ id: '1'.repeat(26), name, seq, by: mark, at: seq })
const history = (earlier: number | null): SectionHistory => ({
  section: '2'.repeat(26),
  seq: 90,
  sittings: [sitting(70, 90), sitting(50, 69), sitting(30, 49)],
  earlier,
  versions: [version('now', 90), version('in between', 60), version('first', 10)],
  erased: [],
})

const told = (page: SectionHistory, isLatest: boolean) =>
  timelineOf(page, isLatest).map((entry) =>
    entry.is === 'version' ? entry.version.name : entry.sitting.from,
  )

it('puts each version over the sitting in which its last row was written', () => {
  expect(told(history(null), true)).toEqual(['now', 70, 'in between', 50, 30, 'first'])
})

it('leaves versions of other pages out', () => {
  expect(told(history(30), true)).toEqual(['now', 70, 'in between', 50, 30])
  const later = { ...history(30), versions: [version('later', 120), ...history(30).versions] }
  expect(told(later, false)).toEqual(['now', 70, 'in between', 50, 30])
})

it('tells of each version which was named before it', () => {
  const entries = timelineOf(history(null), true).filter((entry) => entry.is === 'version')
  expect(entries.map(({ before }) => before?.name ?? null)).toEqual(['in between', 'first', null])
})
