import type { OriginView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { originsAfterMs, ToldOrigins } from './told-origins.ts'

function origin(clock: number, length = 1): OriginView {
  const author = { hand: 'ashaaaaaaaaaaaaa', voice: 'ashaaaaaaaaaaaaa', capacity: 'usesServices' } as const
  return { client: 7, clock, length, author, at: 0, from: null, placed: true }
}

it('[S35] what was told is told once, however long the reader names it, and told again only where it has grown', () => {
  const told = new ToldOrigins(4)
  const first = [origin(0), origin(5)]
  expect(told.take({ seq: 9, origins: first })).toEqual(first)
  for (const seq of [10, 11]) expect(told.take({ seq, origins: first })).toEqual([])
  const grown = [origin(0), origin(5, 3), origin(9)]
  expect(told.take({ seq: 12, origins: grown })).toEqual([origin(5, 3), origin(9)])
  expect(told.upTo).toBe(12)
})

it('[S35] after somebody could not be told, all of it is found and told again', () => {
  const told = new ToldOrigins(4)
  told.take({ seq: 9, origins: [origin(0)] })
  told.forget()
  expect(told.upTo).toBe(0)
  expect(told.take({ seq: 9, origins: [origin(0)] })).toEqual([origin(0)])
})

it('[S35] is found out for a tenth of the time at most, unless somebody would wait for it for long', () => {
  expect([0, 20, 80, 500, 60_000].map(originsAfterMs)).toEqual([300, 300, 800, 5_000, 5_000])
})
