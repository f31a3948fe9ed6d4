import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { subtract, toRanges, unite, type Ranges } from './ranges.ts'

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 6 }))
  .map(([from, size]): [number, number] => [from, from + size])
const pairs = fc.array(range, { maxLength: 25 })

function members(ranges: Ranges): Set<number> {
  const all = new Set<number>()
  for (let i = 0; i < ranges.length; i += 2) for (let n = ranges[i]!; n < ranges[i + 1]!; n++) all.add(n)
  return all
}

/** Says that ranges are in order and do not touch. */
function expectTidy(ranges: Ranges): void {
  for (let i = 1; i < ranges.length; i++) expect(ranges[i]!).toBeGreaterThan(ranges[i - 1]!)
}

it('[S4] ranges in any order make the set of their numbers', () => {
  fc.assert(
    fc.property(pairs, (some) => {
      const expected = new Set(some.flatMap(([from, to]) => [...members([from, to])]))
      const ranges = toRanges([...some])
      expectTidy(ranges)
      expect(members(ranges)).toEqual(expected)
    }),
  )
})

it('[S4] [S11] what is new is what is not there; added it is there, and taken out again all is as before', () => {
  fc.assert(
    fc.property(pairs, pairs, (some, more) => {
      const [known, given] = [toRanges(some), toRanges(more)]
      const before = [...known]
      const fresh = subtract(given, known)
      expectTidy(fresh)
      expect(members(fresh)).toEqual(new Set([...members(given)].filter((n) => !members(known).has(n))))
      const both = unite(known, fresh)
      expectTidy(both)
      expect(members(both)).toEqual(new Set([...members(before), ...members(given)]))
      expect(subtract(both, fresh)).toEqual(before)
    }),
  )
})
