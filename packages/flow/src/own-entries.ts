import {
  entryKeyOf,
  penOfSuggestion,
  rootOfSuggestion,
  type IdRange,
  type SuggestionEntry,
} from '@alongside/protocol'
import * as Y from 'yjs'
import { idsWithout, joinedIds } from './id-ranges.ts'
import { sameMark } from './marks.ts'
import type { Suggesting } from './suggest.ts'
import type { OpenEntry } from './suggestions.ts'
import { underId } from './writing.ts'

/** How many ranges one entry holds at most; the schema passes over a longer one. */
const mostRanges = 5_000

type Of<T extends SuggestionEntry['type']> = Extract<SuggestionEntry, { readonly type: T }>

/** Adds an entry under a key of its own, so that none is ever set twice. */
export function putEntry(
  suggesting: Suggesting,
  entry: SuggestionEntry,
  suggestion = suggesting.by.suggestion,
): void {
  const { writing, by } = suggesting
  const { doc } = writing.transaction
  const key = entryKeyOf(by.pen, Y.getState(doc.store, writing.markers))
  underId(doc, writing.markers, () => doc.getMap(rootOfSuggestion(suggestion)).set(key, entry))
  if (entry.type !== 'from' && entry.type !== 'taken') suggesting.entries.push({ suggestion, key, entry })
}

/** Takes one of the person's own open entries back. */
export function takeEntry(suggesting: Suggesting, { suggestion, key }: OpenEntry): void {
  const { doc } = suggesting.writing.transaction
  underId(doc, suggesting.writing.markers, () => doc.getMap(rootOfSuggestion(suggestion)).delete(key))
  const at = suggesting.entries.findIndex((one) => one.suggestion === suggestion && one.key === key)
  if (at >= 0) suggesting.entries.splice(at, 1)
}

/** The person's own open entries of one type, as they are at this moment of the transaction. */
export function ownEntries<T extends OpenEntry['entry']['type']>(
  { entries }: Suggesting,
  type: T,
): (OpenEntry & { readonly entry: Of<T> })[] {
  return entries.filter((one): one is OpenEntry & { readonly entry: Of<T> } => one.entry.type === type)
}

/** Says whether an open entry was put by this person, with whichever of their pens. */
export function isOwnEntry({ suggestion }: OpenEntry, by: Suggesting['by']): boolean {
  const pen = penOfSuggestion(suggestion)
  return pen === by.pen || (pen !== null && by.ownPens?.has(pen) === true)
}

/**
 * Puts an entry for these ids. Those of the same suggestion that ask for the same and end or begin beside them are put
 * anew with them in one, so that a word that is taken away letter by letter, from whichever side, is one entry.
 */
export function putOrExtend(
  suggesting: Suggesting,
  ids: readonly IdRange[],
  type: Of<'remove'> | Of<'mark'>,
): void {
  let all: readonly IdRange[] = joinedIds(ids)
  const alike = suggesting.entries.filter((one) => asksTheSame(one, suggesting, type))
  const neighbours = [
    alike.find(({ entry }) => touch(entry.ids, all)),
    alike.find(({ entry }) => touch(all, entry.ids)),
  ]
  for (const [index, one] of neighbours.entries()) {
    // One that stands around them on both sides has been taken in already.
    const isKnown = index > 0 && one === neighbours[0]
    if (one === undefined || isKnown || one.entry.ids.length + all.length >= mostRanges) continue
    all = joinedIds(index === 0 ? [...one.entry.ids, ...all] : [...all, ...one.entry.ids])
    takeEntry(suggesting, one)
  }
  for (let from = 0; from < all.length; from += mostRanges) {
    putEntry(suggesting, { ...type, ids: all.slice(from, from + mostRanges) })
  }
}

function asksTheSame(
  { suggestion, entry }: OpenEntry,
  { by }: Suggesting,
  type: Of<'remove'> | Of<'mark'>,
): boolean {
  if (suggestion !== by.suggestion) return false
  if (entry.type !== 'mark' || type.type !== 'mark') return entry.type === type.type
  return entry.name === type.name && sameMark(entry.value, type.value)
}

/** Says whether the last of some ids is directly before the first of others. */
function touch(a: readonly IdRange[], b: readonly IdRange[]): boolean {
  const [last, first] = [a.at(-1), b[0]]
  return last !== undefined && first !== undefined && last[0] === first[0] && last[2] === first[1]
}

/** Takes back what the person's own entries say of units that they have taken away themselves. */
export function forgetUnits(suggesting: Suggesting, gone: readonly IdRange[]): void {
  const empty = suggesting.entries.filter(({ entry }) => idsWithout(entry.ids, gone).length === 0)
  for (const one of empty) takeEntry(suggesting, one)
}
