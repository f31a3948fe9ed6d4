import { expect, it } from 'vitest'
import { looksOf } from './author-looks.ts'

const members = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ person: `p${n}`, colour: n % 64 }))

it('[A16] members have their own look, and nobody in a text has that of another', () => {
  const voices = ['p70', 'p6', 'p1', 'gone', 'away']
  const looks = looksOf(members(80), voices)
  expect(Object.fromEntries(looks)).toEqual({ p1: 1, p6: 6, p70: 7, away: 8, gone: 9 })
})

it('[A16] looks are the same in whatever order the words of a text are met', () => {
  const voices = ['p70', 'p6', 'gone', 'away']
  expect(looksOf(members(80), voices.toReversed())).toEqual(looksOf(members(80), voices))
})

it('[A16] sixty-four people in a text all look differently, and more than that have a look at least', () => {
  const some = members(80).map(({ person }) => person)
  expect(new Set(looksOf(members(80), some.slice(10, 74)).values()).size).toBe(64)
  expect(looksOf(members(80), some).size).toBe(80)
})
