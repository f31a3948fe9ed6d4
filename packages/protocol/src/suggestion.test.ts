import { expect, it } from 'vitest'
import { clientIdOf } from './pen.ts'
import {
  entryKeyOf,
  entryOfKey,
  fateSchema,
  penOfSuggestion,
  rootOfSuggestion,
  suggestionEntrySchema,
  suggestionIdOf,
  suggestionOfRoot,
} from './suggestion.ts'

it.each([1, 35, 36, 2 ** 31, 2 ** 32 - 1])('[P17] the id of a suggestion tells its pen, here %d', (pen) => {
  const ids = [0, 1, 35, 36, 99_999].map((number) => suggestionIdOf(pen, number))
  expect(new Set(ids).size).toBe(5)
  for (const id of ids) {
    expect(penOfSuggestion(id)).toBe(pen)
    expect(suggestionOfRoot(rootOfSuggestion(id))).toBe(id)
  }
})

it.each(['', 'x1', '0000000', '00000000', 'zzzzzzz0', '0000001A', `0000001${'0'.repeat(9)}`])(
  '[P17] %o names no suggestion',
  (id) => {
    expect(penOfSuggestion(id)).toBeNull()
    expect(suggestionOfRoot(`sug:${id}`)).toBeNull()
    expect(suggestionOfRoot('body')).toBeNull()
  },
)

it('[P17] a fate is of suggested ids only, and an entry of ranges that hold something', () => {
  const suggested = clientIdOf(7, { marker: false, suggestion: true })
  const fate = { fate: 'accepted', suggestion: suggestionIdOf(7, 0), entries: [] }
  expect(fateSchema.safeParse({ ...fate, ids: [[suggested, 0, 3]] }).success).toBe(true)
  for (const ids of [[[7, 0, 3]], [[suggested, 3, 3]], [[suggested, -1, 3]], [[2 ** 40, 0, 1]], 'all']) {
    expect(fateSchema.safeParse({ ...fate, ids }).success).toBe(false)
  }
  expect(fateSchema.safeParse({ ...fate, suggestion: 'x', ids: [] }).success).toBe(false)
  expect(suggestionEntrySchema.safeParse({ type: 'remove', ids: [[7, 0, 3]] }).success).toBe(true)
  expect(suggestionEntrySchema.safeParse({ type: 'remove', ids: [[7, 3, 0]] }).success).toBe(false)
  expect(suggestionEntrySchema.safeParse({ type: 'erase', ids: [] }).success).toBe(false)
})

it('[P17] the key of an entry tells its first unit, and nothing else does', () => {
  for (const [pen, clock] of [
    [1, 0],
    [2 ** 32 - 1, 2 ** 31 - 1],
  ] as const) {
    const client = clientIdOf(pen, { marker: true, suggestion: true })
    expect(entryOfKey(entryKeyOf(pen, clock))).toEqual({ client, clock })
  }
  for (const key of ['', 'a', '1-', '-1', '0-1', '1-01', '01-1', '1-1-1', 'zzzzzzz-1', '1-1 ']) {
    expect(entryOfKey(key)).toBeNull()
  }
})
