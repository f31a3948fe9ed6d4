import { expect, it } from 'vitest'
import { Ledger } from './ledger.ts'

it('counts what did not reach somebody, and what reached somebody more than once', () => {
  const ledger = new Ledger()
  for (const n of [0, 1, 2]) ledger.done(n)
  for (const person of [0, 1]) ledger.heard(0, person)
  ledger.heard(1, 0)
  expect(ledger.isComplete(2)).toBe(false)
  expect(ledger.reached(2, 0, 3)).toMatchObject({ lost: 3, doubled: 0 })
  for (const person of [1, 0]) ledger.heard(1, person)
  for (const person of [0, 1]) ledger.heard(2, person)
  expect(ledger.isComplete(2)).toBe(true)
  expect(ledger.reached(2, 0, 3)).toMatchObject({ lost: 0, doubled: 1 })
  expect(ledger.reached(2, 2, 3)).toMatchObject({ lost: 0, doubled: 0 })
})
