import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addRange, missingFrom, removeRange, type Ranges } from './ranges.ts'

const range = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
  .map(([from, size]) => [from, from + size] as const)

function members(ranges: Ranges): number[] {
  const all: number[] = []
  for (let i = 0; i < ranges.length; i += 2) for (let n = ranges[i]!; n < ranges[i + 1]!; n++) all.push(n)
  return all
}

it('[S4] a set of ranges holds what a set of its numbers holds, in the fewest ranges', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (added) => {
      const ranges: Ranges = []
      const model = new Set<number>()
      for (const [from, to] of added) {
        const fresh = Array.from({ length: to - from }, (_, i) => from + i).filter((n) => !model.has(n))
        expect(members(missingFrom(ranges, from, to))).toEqual(fresh)
        expect(members(addRange(ranges, from, to))).toEqual(fresh)
        for (const n of fresh) model.add(n)
        expect(members(ranges)).toEqual([...model].sort((a, b) => a - b))
        for (let i = 2; i < ranges.length; i += 2) expect(ranges[i]!).toBeGreaterThan(ranges[i - 1]!)
      }
    }),
  )
})

it('[S11] what was added can be taken out again', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), range, (added, [from, to]) => {
      const ranges: Ranges = []
      for (const one of added) addRange(ranges, ...one)
      const before = [...ranges]
      const fresh = addRange(ranges, from, to)
      for (let i = 0; i < fresh.length; i += 2) removeRange(ranges, fresh[i]!, fresh[i + 1]!)
      expect(ranges).toEqual(before)
    }),
  )
})

it('[S11] taking out what is not there is a mistake of the caller', () => {
  expect(() => removeRange([1, 3], 2, 5)).toThrow(RangeError)
})
