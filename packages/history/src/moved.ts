import { cut, type Entry } from './entries.ts'
import type { OriginKeys } from './origin-keys.ts'
import type { Words } from './tokens.ts'

/** Words that came or went, and whether they only stand elsewhere now. */
export interface Came {
  readonly is: 'added' | 'removed' | 'movedHere' | 'movedAway'
  readonly words: Words
}

/**
 * Tells what came and went from what was moved: of the same origin, as many as went (T9). What still stands where it was
 * taken from was copied, and comes as added.
 */
export function movesIn(entries: readonly Entry[], keys: OriginKeys): ReadonlyMap<Entry, readonly Came[]> {
  const words = entries.flatMap((entry) =>
    entry.is !== 'stays' && entry.token.type === 'words' ? [{ entry, token: entry.token, is: entry.is }] : [],
  )
  const isBoth = words.some(({ is }) => is === 'gone') && words.some(({ is }) => is === 'new')
  const gone = isBoth
    ? countsIn(
        words.filter(({ is }) => is === 'gone'),
        keys,
      )
    : new Map<number, number>()
  const took = new Map<number, number>()
  const came = new Map<Entry, readonly Came[]>()
  for (const { entry, token, is } of words) {
    if (is === 'new') came.set(entry, parted(token, keys, gone, took, ['added', 'movedHere']))
  }
  const left = new Map<number, number>()
  for (const { entry, token, is } of words) {
    if (is === 'gone') came.set(entry, parted(token, keys, took, left, ['removed', 'movedAway']))
  }
  return came
}

function countsIn(words: readonly { readonly token: Words }[], keys: OriginKeys): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { token } of words) for (const key of keys.of(token)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Parts words by whether there is another of their origin left that was not taken yet. */
function parted(
  token: Words,
  keys: OriginKeys,
  counts: ReadonlyMap<number, number>,
  taken: Map<number, number>,
  [alone, moved]: readonly [Came['is'], Came['is']],
): readonly Came[] {
  if (counts.size === 0) return [{ is: alone, words: token }]
  const keyOf = keys.of(token)
  const parts: Came[] = []
  let from = 0
  let last: Came['is'] | null = null
  for (let index = 0; index < token.text.length; index++) {
    const is = take(keyOf[index], counts, taken) ? moved : alone
    if (last !== null && last !== is) {
      parts.push({ is: last, words: cut(token, from, index) })
      from = index
    }
    last = is
  }
  if (last !== null) parts.push({ is: last, words: cut(token, from, token.text.length) })
  return parts
}

function take(
  key: number | undefined,
  counts: ReadonlyMap<number, number>,
  taken: Map<number, number>,
): boolean {
  if (key === undefined) return false
  const before = taken.get(key) ?? 0
  if (before >= (counts.get(key) ?? 0)) return false
  taken.set(key, before + 1)
  return true
}
