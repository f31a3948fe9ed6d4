import { expect, it } from 'vitest'
import type { Inserted } from '../binding/inserted.ts'
import type { Brought } from './brought.ts'
import { sourcesOf } from './sources-of.ts'

const inserted = (clock: number, offset: number, text: string): Inserted => ({
  client: 7,
  clock,
  text,
  at: { block: 0, offset },
})
const brought = (start: number, text: string, client: number, clock: number): Brought => ({
  start,
  length: text.length,
  section: null,
  words: { client, clock, text },
})

it('[E32] of a character whose halves come from two writers nothing is said, and whole ones stay whole', () => {
  const [high, low] = ['\uD83D', '\uDE00']
  const from = new Map([[0, [brought(0, `a${high}`, 1, 0), brought(2, `${low}b😀`, 2, 5)]]])
  expect(sourcesOf([inserted(0, 0, 'a😀b😀')], from)).toEqual([
    { client: 7, clock: 0, length: 1, from: { section: null, client: 1, clock: 0 } },
    { client: 7, clock: 3, length: 3, from: { section: null, client: 2, clock: 6 } },
  ])
})

it('[E32] words that read otherwise than those that they are said to be are left out', () => {
  const from = new Map([[0, [brought(0, 'abc', 1, 0), brought(3, 'dex', 2, 0)]]])
  expect(sourcesOf([inserted(0, 0, 'abcdef')], from)).toMatchObject([{ clock: 0, length: 3 }])
})

it('[E32] ranges that go on in both texts are one, and of more than ten thousand the longest are named', () => {
  const one = new Map([[0, [brought(0, 'ab', 1, 0), brought(2, 'cd', 1, 2), brought(4, 'ef', 1, 9)]]])
  expect(sourcesOf([inserted(3, 0, 'abcdef')], one)).toMatchObject([
    { clock: 3, length: 4, from: { clock: 0 } },
    { clock: 7, length: 2, from: { clock: 9 } },
  ])
  const many = Array.from({ length: 10_200 }, (_, at) =>
    at < 200 ? brought(at, 'a', 1, at * 2) : brought(200 + (at - 200) * 2, 'aa', 1, at * 5),
  )
  const sources = sourcesOf([inserted(0, 0, 'a'.repeat(20_200))], new Map([[0, many]]))
  expect([sources.length, new Set(sources.map(({ length }) => length))]).toEqual([10_000, new Set([2])])
})

it('[E48] words in a row that the beginning of a block parts where they are put are named part by part', () => {
  const words = [brought(0, 'ab', 1, 0), brought(2, 'cd', 1, 2)]
  const from = new Map([
    [0, words],
    [1, [brought(0, 'ef', 1, 4)]],
  ])
  const next: Inserted = { client: 7, clock: 7, text: 'ef', at: { block: 1, offset: 0 } }
  expect(sourcesOf([inserted(3, 0, 'abcd'), next], from)).toMatchObject([
    { clock: 3, length: 4, from: { clock: 0 } },
    { clock: 7, length: 2, from: { clock: 4 } },
  ])
})
