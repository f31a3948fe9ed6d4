import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { creditOf, stretchesOf } from './credit.ts'
import { Scribe } from './testing/scribe.ts'

const noon = Date.UTC(2026, 2, 2, 12)

describe('credit', () => {
  it('[A1] every clock that is in the log has one time, that of the minute it first came', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'Mary likes '))
    scribe.write(1, noon + 59_000, (text) => text.insert(11, 'tea'))
    scribe.write(1, noon + 61_000, (text) => text.insert(14, ' at four'))
    const credit = creditOf(scribe.rows)
    expect(stretchesOf(credit, 1, 0, 22)).toEqual([
      { from: 0, at: noon, seq: 1 },
      { from: 14, at: noon + 61_000, seq: 3 },
    ])
    expect(stretchesOf(credit, 1, 12, 14)).toEqual([{ from: 0, at: noon, seq: 1 }])
    expect(stretchesOf(credit, 1, 14, 15)).toEqual([{ from: 14, at: noon + 61_000, seq: 3 }])
  })

  it('[A1] clocks that the log does not hold have no time', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    const credit = creditOf(scribe.rows)
    expect(stretchesOf(credit, 1, 0, 4)).toEqual([])
    expect(stretchesOf(credit, 2, 0, 1)).toEqual([])
  })

  it('[A2] a row that repeats what is known moves no credit, whoever sends it', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    scribe.write(2, noon + 60_000, (text) => text.insert(3, ' and cake'))
    const before = creditOf(scribe.rows)
    const repeated = { seq: 3, at: noon + 120_000, bytes: Y.encodeStateAsUpdate(scribe.doc) }
    expect(creditOf([repeated], before).clients).toEqual(before.clients)
  })

  it('[A2] an update that overlaps what is known is credited for its new part only', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    scribe.write(1, noon + 60_000, (text) => text.insert(3, ' please'))
    const [first] = scribe.rows
    const whole = { seq: 2, at: noon + 120_000, bytes: Y.encodeStateAsUpdate(scribe.doc) }
    const credit = creditOf([...(first ? [first] : []), whole])
    expect(stretchesOf(credit, 1, 0, 10)).toEqual([
      { from: 0, at: noon, seq: 1 },
      { from: 3, at: noon + 120_000, seq: 2 },
    ])
  })

  it('[A2] deleting adds no credit', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    scribe.write(2, noon + 60_000, (text) => text.delete(0, 3))
    expect([...creditOf(scribe.rows).clients.keys()]).toEqual([1])
  })

  it('[A12] a row that does not follow the ones before is the fault of the caller', () => {
    const scribe = new Scribe()
    scribe.write(1, noon, (text) => text.insert(0, 'tea'))
    const credit = creditOf(scribe.rows)
    expect(() => creditOf(scribe.rows, credit)).toThrow(RangeError)
  })
})
