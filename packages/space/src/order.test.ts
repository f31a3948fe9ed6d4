import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderBetween } from './order.ts'

describe('places', () => {
  it('[M31] sort between their neighbours, however often something is put there', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), (spots) => {
        const places: string[] = []
        for (const spot of spots) {
          const at = spot % (places.length + 1)
          places.splice(at, 0, orderBetween(places[at - 1] ?? null, places[at] ?? null))
        }
        expect(places.toSorted()).toEqual(places)
        expect(new Set(places).size).toBe(places.length)
        for (const place of places) expect(place).toMatch(/^[0-9a-z]*[1-9a-z]$/)
      }),
    )
  })

  it('[M31] refuse neighbours in the wrong order', () => {
    expect(() => orderBetween('b', 'a')).toThrow(RangeError)
    expect(() => orderBetween('a', 'a')).toThrow(RangeError)
  })
})
