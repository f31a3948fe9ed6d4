import {
  clientIdOf,
  nibOf,
  penOf,
  penOfSuggestion,
  rootOfSuggestion,
  suggestionIdOf,
  type IdRange,
  type SuggestionEntry,
} from '@alongside/protocol'
import * as Y from 'yjs'
import type { BlockAttributes } from './block.ts'
import type { Place } from './cursor.ts'
import { insertPieces, joinBlock, setBlock } from './edit.ts'
import type { Flow } from './flow.ts'
import { eraseIds, idsBetween } from './id-ranges.ts'
import type { MarkName, MarkValue } from './marks.ts'
import { underId, writeAs, type Writing } from './writing.ts'

/** Who suggests: the pen that writes, the suggestion that it is of, and all pens of the same person. */
export interface Suggester {
  readonly pen: number
  readonly suggestion: string
  readonly ownPens?: ReadonlySet<number>
}

/** A transaction in which something is suggested: nothing in it changes the text that stands (F15a). */
export interface Suggesting {
  readonly writing: Writing
  readonly by: Suggester
  /** What the pen suggests from here on is of this suggestion. */
  isBegun: boolean
}

/**
 * Runs `edit` in one Yjs transaction that suggests. As with `write`, places count as they stood at its beginning.
 * Throws `RangeError` for a suggestion of another pen.
 */
export function suggest<T>(
  flow: Flow,
  by: Suggester,
  edit: (suggesting: Suggesting) => T,
  origin: unknown = null,
): T {
  if (penOfSuggestion(by.suggestion) !== by.pen)
    throw new RangeError(`${by.suggestion} is no suggestion of this pen`)
  const isBegun = flow.suggestions.latestOf(by.pen).suggestion === by.suggestion
  return writeAs(flow, by.pen, true, (writing) => edit({ writing, by, isBegun }), origin)
}

/** The suggestion that a pen goes on with: its latest, or a new one once that is decided (F15d). */
export function suggestionInHand(flow: Flow, pen: number): string {
  const { suggestion, isDecided } = flow.suggestions.latestOf(pen)
  return isDecided ? nextSuggestion(flow, pen) : suggestion
}

/** A suggestion that the pen has not begun. */
export function nextSuggestion(flow: Flow, pen: number): string {
  const latest = flow.suggestions.latestOf(pen)
  const used = [...flow.doc.share.keys(), rootOfSuggestion(latest.suggestion)]
  const prefix = rootOfSuggestion(suggestionIdOf(pen, 0)).slice(0, -1)
  const numbers = used
    .filter((root) => root.startsWith(prefix))
    .map((root) => Number.parseInt(root.slice(prefix.length), 36))
  return suggestionIdOf(pen, Math.max(...numbers) + 1)
}

/** Suggests words at a place, with the marks in force there. A line break is `\n`. */
export function suggestText(suggesting: Suggesting, at: Place, text: string): void {
  begin(suggesting)
  insertPieces(suggesting.writing, at, [{ text, marks: null }])
}

/** Suggests that a block begins at a place; by default it is as the one that is split. */
export function suggestSplit(suggesting: Suggesting, at: Place, next?: BlockAttributes): void {
  begin(suggesting)
  const { writing } = suggesting
  const block = writing.flow.block(at.block)
  // Before a block's own marker, so that its words keep theirs (F2a).
  const isBefore = block.id !== null && at.offset === 0 && block.runs.length > 0 && next === undefined
  const made = next ?? (isBefore ? block.asked : { ...block.asked, checked: false, start: null })
  insertPieces(writing, isBefore ? { before: at.block } : at, [{ block: made }])
}

/** Suggests that all between two places goes; what the person suggested themselves, and is open, goes at once. */
export function suggestRemoval(suggesting: Suggesting, from: Place, to: Place): void {
  const { writing } = suggesting
  const ids = idsBetween(writing.flow.blocks(0, to.block + 1), from, to)
  const own = ids.filter((range) => isOwn(suggesting, range))
  const others = ids.filter((range) => !isOwn(suggesting, range))
  if (others.length > 0) putEntry(suggesting, { type: 'remove', ids: others })
  eraseIds(writing.transaction, writing.body, own)
}

/** Suggests other words in place of those between two places. */
export function suggestReplacement(suggesting: Suggesting, from: Place, to: Place, text: string): void {
  suggestText(suggesting, to, text)
  suggestRemoval(suggesting, from, to)
}

/** Suggests that a block is joined to the one before it. */
export function suggestJoin(suggesting: Suggesting, block: number): void {
  const { writing } = suggesting
  const { id } = writing.flow.block(block)
  if (block === 0 || id === null) return
  const range: IdRange = [id.client, id.clock, id.clock + 1]
  if (isOwn(suggesting, range)) joinBlock(writing, block)
  else putEntry(suggesting, { type: 'join', ids: [range] })
}

/** Suggests another kind, list or depth for a block; a block of the person's own open suggestion is changed at once. */
export function suggestBlock(
  suggesting: Suggesting,
  block: number,
  changes: Omit<Partial<BlockAttributes>, 'kind' | 'unknown'> & {
    readonly kind?: Exclude<BlockAttributes['kind'], 'placeholder' | 'image'>
  },
): void {
  const { writing } = suggesting
  const { id } = writing.flow.block(block)
  const range: IdRange | null = id === null ? null : [id.client, id.clock, id.clock + 1]
  if (range !== null && !isOwn(suggesting, range))
    return putEntry(suggesting, { type: 'block', ids: [range], changes })
  // A block without a marker is given one, which is a suggestion like any other.
  if (range === null) begin(suggesting)
  setBlock(writing, block, changes)
}

/** Suggests a mark for the words between two places, or with null that they lose it. */
export function suggestMark(
  suggesting: Suggesting,
  from: Place,
  to: Place,
  name: MarkName,
  value: MarkValue | null,
): void {
  const ids = idsBetween(suggesting.writing.flow.blocks(0, to.block + 1), from, to)
  const letters = ids.filter(([client]) => !nibOf(client).marker)
  if (letters.length > 0) putEntry(suggesting, { type: 'mark', ids: letters, name, value })
}

/** Takes back what is still open of one's own suggestion: its words go, and its entries. */
export function withdraw(flow: Flow, by: Suggester, origin: unknown = null): void {
  const { suggestions, doc } = flow
  const words = openIdsOf(flow, by.suggestion)
  const entries = suggestions.entries.filter(({ suggestion }) => suggestion === by.suggestion)
  if (words.length === 0 && entries.length === 0) return
  writeAs(
    flow,
    by.pen,
    true,
    ({ transaction, body }) => {
      eraseIds(transaction, body, words)
      for (const { suggestion, key } of entries) doc.getMap(rootOfSuggestion(suggestion)).delete(key)
    },
    origin,
  )
}

/** The ids that are of a suggestion and open, whether they stand or not. */
export function openIdsOf({ doc, suggestions }: Flow, suggestion: string): IdRange[] {
  const pen = penOfSuggestion(suggestion)
  const ids: IdRange[] = []
  for (const marker of pen === null ? [] : [false, true]) {
    const client = clientIdOf(pen ?? 0, { marker, suggestion: true })
    const end = Y.getState(doc.store, client)
    for (let clock = 0; clock < end;) {
      const part = suggestions.partAt(client, clock)
      const to = Math.min(part.end, end)
      if (part.is === 'open' && part.suggestion === suggestion) ids.push([client, clock, to])
      clock = to
    }
  }
  return ids
}

/** Notes, before the first words, that what the pen suggests from here on is of this suggestion. */
function begin(suggesting: Suggesting): void {
  if (suggesting.isBegun) return
  suggesting.isBegun = true
  const { transaction, letters, markers } = suggesting.writing
  const { store } = transaction.doc
  const from = { letters: Y.getState(store, letters), markers: Y.getState(store, markers) }
  putEntry(suggesting, { type: 'from', ...from })
}

function isOwn({ writing, by }: Suggesting, [client, from, to]: IdRange): boolean {
  const pen = penOf(client)
  const isTheirs = pen === by.pen || (pen !== null && by.ownPens?.has(pen) === true)
  return isTheirs && nibOf(client).suggestion && !writing.flow.suggestions.isDecided(client, from, to)
}

/** Adds an entry under a key of its own, so that none is ever set twice. */
function putEntry({ writing, by }: Suggesting, entry: SuggestionEntry): void {
  const { doc } = writing.transaction
  const key = `${by.pen.toString(36)}-${Y.getState(doc.store, writing.markers)}`
  underId(doc, writing.markers, () => doc.getMap(rootOfSuggestion(by.suggestion)).set(key, entry))
}
