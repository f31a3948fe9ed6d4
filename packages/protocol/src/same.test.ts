import { expect, it } from 'vitest'
import { isSame } from './same.ts'

it('plain values are the same whatever the order of their keys, and other where any part is', () => {
  expect(isSame({ a: 1, b: [{ c: null, d: 'x' }] }, { b: [{ d: 'x', c: null }], a: 1 })).toBe(true)
  expect(isSame([], [])).toBe(true)
  for (const [one, other] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: undefined }, { b: undefined }],
    [[], {}],
    [null, {}],
    ['1', 1],
  ]) {
    expect(isSame(one, other)).toBe(false)
  }
})
