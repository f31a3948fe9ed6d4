import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { stretchesOf } from './stretches.ts'
import { Scribe } from './testing/scribe.ts'

const noon = Date.UTC(2026, 2, 2, 12)

describe('credit', () => {
  it('[A1] every clock that is in the log has one time, that of the minute it first came', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'Mary likes '))
    scribe.write(1, noon + 59_000, (text) => text.insert(11, 'tea'))
    scribe.write(1, noon + 61_000, (text) => text.insert(14, ' at four'))
    const known = scribe.attribution()
    expect(stretchesOf(known, 1, 0, 22)).toEqual([
      { from: 0, at: noon, seq: 1, last: 2 },
      { from: 14, at: noon + 61_000, seq: 3, last: 3 },
    ])
    expect(stretchesOf(known, 1, 12, 14)).toEqual([{ from: 0, at: noon, seq: 1, last: 2 }])
    expect(stretchesOf(known, 1, 14, 15)).toEqual([{ from: 14, at: noon + 61_000, seq: 3, last: 3 }])
  })

  it('[A1] clocks that the log does not hold have no time', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    const known = scribe.attribution()
    expect(stretchesOf(known, 1, 0, 4)).toEqual([])
    expect(stretchesOf(known, 2, 0, 1)).toEqual([])
  })

  it('[A2] a row that repeats what is known moves no credit, whoever sends it', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    scribe.write(2, noon + 60_000, (text) => text.insert(3, ' and cake'))
    const before = scribe.attribution()
    scribe.add({
      at: noon + 120_000,
      pen: 3,
      kind: 'step2',
      bytes: Y.encodeStateAsUpdate(scribe.doc),
      sources: [],
    })
    expect(scribe.attribution(scribe.rows.slice(2), before).records).toEqual(before.records)
  })

  it('[A2] an update that overlaps what is known is credited for its new part only', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    scribe.write(1, noon + 60_000, (text) => text.insert(3, ' please'))
    const [first] = scribe.rows
    const bytes = Y.encodeStateAsUpdate(scribe.doc)
    const whole = { seq: 2, at: noon + 120_000, pen: 1, kind: 'step2', bytes, sources: [] } as const
    const known = scribe.attribution([...(first ? [first] : []), whole])
    expect(stretchesOf(known, 1, 0, 10)).toEqual([
      { from: 0, at: noon, seq: 1, last: 1 },
      { from: 3, at: noon + 120_000, seq: 2, last: 2 },
    ])
  })

  it('[A2] deleting adds no credit', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    scribe.write(2, noon + 60_000, (text) => text.delete(0, 3))
    expect([...scribe.attribution().records.keys()]).toEqual([1])
  })

  it('[A12] a row that does not follow the ones before is the fault of the caller', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    const known = scribe.attribution()
    expect(() => scribe.attribution(scribe.rows, known)).toThrow(RangeError)
  })
})
