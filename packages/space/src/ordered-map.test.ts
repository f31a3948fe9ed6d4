import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { OrderedMap } from './ordered-map.ts'

const key = fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b', 'c') })

it('[M1] a map in order says what a plain map says, and one that was set further stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat()), { maxLength: 60 }), (settings) => {
      const plain = new Map<string, number>()
      let map = OrderedMap.empty<number>()
      const earlier: { map: OrderedMap<number>; values: readonly number[] }[] = []
      for (const [key, value] of settings) {
        earlier.push({ map, values: [...plain.values()] })
        map = map.set(key, value)
        plain.set(key, value)
        expect([map.get(key), map.has(key), map.size]).toEqual([value, true, plain.size])
      }
      expect(map.values()).toEqual([...plain.values()])
      expect([map.get('d'), map.has('d')]).toEqual([undefined, false])
      for (const { map, values } of earlier) expect(map.values()).toEqual(values)
    }),
  )
})

it('[M1] a map in order shares with the one before it all but the drawer that was changed', () => {
  const keys = Array.from({ length: 2_000 }, (_, at) => `key ${at}`)
  const map = keys.reduce((map, key) => map.set(key, key), OrderedMap.empty<string>())
  const next = map.set('key 7', 'another')
  const apart = next.drawers.filter((drawer, at) => drawer !== map.drawers[at])
  expect(apart).toHaveLength(1)
  expect(apart[0]?.length).toBeLessThan(40)
  expect(next.values().indexOf('another')).toBe(7)
})
