import type { OriginView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { Origins } from './origins.ts'

function origin(client: number, clock: number, length: number, at = 0): OriginView {
  const author = { hand: 'ashaaaaaaaaaaaaa', voice: 'ashaaaaaaaaaaaaa', capacity: 'usesServices' } as const
  return { client, clock, length, author, at, from: null, placed: true }
}

it('parts letters where another origin begins or ends', () => {
  const origins = new Origins()
  const [first, second] = [origin(7, 2, 3), origin(7, 8, 2)]
  origins.know([second, origin(8, 0, 9), first])
  const parts = origins.partsOf({ client: 7, clock: 0, text: 'abcdefghijkl' })
  expect(parts).toEqual([
    { text: 'ab', origin: null },
    { text: 'cde', origin: first },
    { text: 'fgh', origin: null },
    { text: 'ij', origin: second },
    { text: 'kl', origin: null },
  ])
})

it('parts letters that begin and end within an origin', () => {
  const origins = new Origins()
  const only = origin(7, 2, 8)
  origins.know([only])
  expect(origins.partsOf({ client: 7, clock: 4, text: 'efg' })).toEqual([{ text: 'efg', origin: only }])
  expect(origins.partsOf({ client: 7, clock: 9, text: 'jk' })).toEqual([
    { text: 'j', origin: only },
    { text: 'k', origin: null },
  ])
  expect(origins.partsOf({ client: 9, clock: 0, text: 'a' })).toEqual([{ text: 'a', origin: null }])
})

it('takes what is told again, or told in longer parts, in place of what it knew', () => {
  const origins = new Origins()
  origins.know([origin(7, 0, 2), origin(7, 2, 2), origin(7, 9, 1)])
  const longer = origin(7, 0, 5, 1)
  origins.know([longer])
  expect(origins.partsOf({ client: 7, clock: 0, text: 'abcdefghij' }).map(({ origin: of }) => of)).toEqual([
    longer,
    null,
    origin(7, 9, 1),
  ])
})

it('says which words were taken from others of the section, in the order in which that was done', () => {
  const origins = new Origins()
  const first = { ...origin(9, 0, 4), from: { client: 7, clock: 3 } }
  const second = { ...origin(8, 2, 4), from: { client: 9, clock: 0 } }
  origins.know([first, origin(7, 0, 1)])
  origins.know([second])
  expect(origins.moved).toEqual([
    { client: 9, clock: 0, length: 4, from: { client: 7, clock: 3 } },
    { client: 8, clock: 2, length: 4, from: { client: 9, clock: 0 } },
  ])
})
