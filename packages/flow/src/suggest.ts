import {
  clientIdOf,
  nibOf,
  penOf,
  penOfSuggestion,
  rootOfSuggestion,
  suggestionIdOf,
  suggestionLimits,
  type IdRange,
} from '@alongside/protocol'
import * as Y from 'yjs'
import type { BlockAttributes, Id, Picture } from './block.ts'
import { cursorAt, type Cursor, type Place, type Spot } from './cursor.ts'
import { joinBlock, putPiece, setBlock, type Piece } from './edit.ts'
import type { Flow } from './flow.ts'
import { eraseIds, idsBetween, idsWithout } from './id-ranges.ts'
import { markNames, markOf, readMarks, sameMark, type MarkName, type MarkValue } from './marks.ts'
import { forgetUnits, isOwnEntry, ownEntries, putEntry, putOrExtend, takeEntry } from './own-entries.ts'
import type { OpenEntry } from './suggestions.ts'
import { writeAs, type Writing } from './writing.ts'

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
  /** The suggestion that is carried on, if it is another's that was moved (F43). */
  readonly of?: string
  /** The person's own open entries, as they are at this moment of the transaction. */
  readonly entries: OpenEntry[]
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
  const entries = flow.suggestions.entries.filter(
    // What they moved of another's suggestion is that person's still (F43).
    (one) => isOwnEntry(one, by) && flow.suggestions.carriedBy(one.suggestion) === null,
  )
  return writeAs(flow, by.pen, true, (writing) => edit({ writing, by, isBegun, entries }), origin)
}

/** The suggestion that a pen goes on with: its latest, or a new one once that is decided (F15d). */
export function suggestionInHand(flow: Flow, pen: number): string {
  const { suggestion, isDecided } = flow.suggestions.latestOf(pen)
  const isDone = isDecided || flow.suggestions.carriedBy(suggestion) !== null
  return isDone ? nextSuggestion(flow, pen) : suggestion
}

/** A suggestion that the pen has not begun; the last one, once it has begun as many as it may. */
export function nextSuggestion(flow: Flow, pen: number): string {
  const latest = flow.suggestions.latestOf(pen)
  const used = [...flow.doc.share.keys(), rootOfSuggestion(latest.suggestion)]
  const prefix = rootOfSuggestion(suggestionIdOf(pen, 0)).slice(0, -1)
  const numbers = used
    .filter((root) => root.startsWith(prefix))
    .map((root) => Number.parseInt(root.slice(prefix.length), 36))
  return suggestionIdOf(pen, Math.min(Math.max(...numbers) + 1, suggestionLimits.mostOfPen - 1))
}

/** Suggests words at a place, with the marks in force there. A line break is `\n`. */
export function suggestText(suggesting: Suggesting, at: Place, text: string): void {
  suggestPieces(suggesting, at, [{ text, marks: null }])
}

/**
 * Suggests pieces one after another. The marks of words that are not those in force are entries, since nobody may
 * write a format as a suggestion (F15a). Answers for each piece the id of its first letter, or null for what has no letters.
 */
export function suggestPieces(
  suggesting: Suggesting,
  at: Spot,
  pieces: readonly Piece[],
): readonly (Id | null)[] {
  const cursor = cursorAt(suggesting.writing, at)
  return pieces.map((piece) => suggestPiece(suggesting, cursor, piece))
}

/** Suggests a piece in the gap where a cursor is, which then stands behind it. */
export function suggestPiece(suggesting: Suggesting, cursor: Cursor, piece: Piece): Id | null {
  begin(suggesting)
  const { writing } = suggesting
  const { store } = writing.transaction.doc
  if ('block' in piece) return putPiece(writing, cursor, piece)
  const from = Y.getState(store, writing.letters)
  const first = putPiece(writing, cursor, { ...piece, marks: null })
  const to = Y.getState(store, writing.letters)
  const { marks } = piece
  if (marks === null || from === to) return first
  const inForce = readMarks(cursor.formats)
  for (const name of markNames) {
    const value = markOf(marks, name)
    if (sameMark(markOf(inForce, name), value)) continue
    putOrExtend(suggesting, [[writing.letters, from, to]], { type: 'mark', ids: [], name, value })
  }
  return first
}

/** Suggests that a block begins at a place; by default it is as the one that is split. */
export function suggestSplit(suggesting: Suggesting, at: Place, next?: BlockAttributes): void {
  const block = suggesting.writing.flow.block(at.block)
  // Before a block's own marker, so that its words keep theirs (F2a).
  const isBefore = block.id !== null && at.offset === 0 && block.runs.length > 0 && next === undefined
  const made = next ?? (isBefore ? block.asked : { ...block.asked, checked: false, start: null })
  suggestPieces(suggesting, isBefore ? { before: at.block } : at, [{ block: made }])
}

/** Suggests that all between two places goes; what the person suggested themselves, and is open, goes at once. */
export function suggestRemoval(suggesting: Suggesting, from: Place, to: Place): void {
  suggestRemovalOf(suggesting, idsBetween(suggesting.writing.flow.blocks(0, to.block + 1), from, to))
}

/**
 * Suggests that units go, by their ids: what the person suggested themselves, and is open, goes at once, and what
 * they suggest to remove already is not said again.
 */
export function suggestRemovalOf(suggesting: Suggesting, ids: readonly IdRange[]): void {
  const { writing } = suggesting
  const own = ids.filter((range) => isOwn(suggesting, range))
  const others = ids.filter((range) => !isOwn(suggesting, range))
  const asked = ownEntries(suggesting, 'remove').flatMap(({ entry }) => entry.ids)
  const rest = idsWithout(others, asked)
  if (rest.length > 0) putOrExtend(suggesting, rest, { type: 'remove', ids: [] })
  if (own.length === 0) return
  eraseIds(writing.transaction, writing.body, own)
  forgetUnits(suggesting, own)
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
  else if (idsWithout([range], joinedAlready(suggesting)).length > 0)
    putEntry(suggesting, { type: 'join', ids: [range] })
}

function joinedAlready(suggesting: Suggesting): readonly IdRange[] {
  const asked = [...ownEntries(suggesting, 'join'), ...ownEntries(suggesting, 'remove')]
  return asked.flatMap(({ entry }) => entry.ids)
}

/** What may be suggested of a block: the kinds that need nothing beside their words. */
export type BlockChanges = Omit<Partial<BlockAttributes>, 'kind' | 'unknown' | keyof Picture> & {
  readonly kind?: Exclude<BlockAttributes['kind'], 'placeholder' | 'image'>
}

/**
 * Suggests another kind, list or depth for a block; a block of the person's own open suggestion is changed at once.
 * What they suggested for it before is said anew with it: the same again takes it back, and a depth counts from the
 * one that they suggested.
 */
export function suggestBlock(suggesting: Suggesting, block: number, changes: BlockChanges): void {
  const { writing } = suggesting
  const { id, asked } = writing.flow.block(block)
  const range: IdRange | null = id === null ? null : [id.client, id.clock, id.clock + 1]
  if (range === null || isOwn(suggesting, range)) {
    // A block without a marker is given one, which is a suggestion like any other.
    if (range === null) begin(suggesting)
    return setBlock(writing, block, changes)
  }
  const earlier = ownEntries(suggesting, 'block').filter(
    ({ entry }) => entry.ids.length === 1 && idsWithout(entry.ids, [range]).length === 0,
  )
  const said: BlockChanges = Object.assign({}, ...earlier.map(({ entry }) => entry.changes))
  const rest = changesAfter(asked, said, changes)
  for (const one of earlier) takeEntry(suggesting, one)
  if (Object.keys(rest).length > 0) putEntry(suggesting, { type: 'block', ids: [range], changes: rest })
}

/** What is suggested for a block that asks for `asked`, for which `said` was suggested before and now `changes`. */
function changesAfter(asked: BlockAttributes, said: BlockChanges, changes: BlockChanges): BlockChanges {
  const wanted =
    changes.depth === undefined || said.depth === undefined
      ? changes
      : { ...changes, depth: Math.max(0, said.depth + changes.depth - asked.depth) }
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const saidOf = new Map<string, unknown>(Object.entries(said))
  const standsOf = new Map<string, unknown>(Object.entries(asked))
  const entries = Object.entries(wanted)
  const isTakenBack = entries.every(([key, value]) => saidOf.has(key) && isSame(saidOf.get(key), value))
  const kept = new Map(saidOf)
  for (const [key, value] of entries) {
    if (isTakenBack) kept.delete(key)
    else kept.set(key, value)
  }
  return Object.fromEntries(Array.from(kept).filter(([key, value]) => !isSame(standsOf.get(key), value)))
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
  suggestMarkOf(
    suggesting,
    ids.filter(([client]) => !nibOf(client).marker),
    name,
    value,
  )
}

/** Suggests a mark for letters, by their ids; what the person suggests for all of them already is taken back. */
export function suggestMarkOf(
  suggesting: Suggesting,
  ids: readonly IdRange[],
  name: MarkName,
  value: MarkValue | null,
): void {
  if (ids.length === 0) return
  const earlier = ownEntries(suggesting, 'mark').filter(({ entry }) => entry.name === name)
  const same = earlier.filter(({ entry }) => sameMark(entry.value, value)).flatMap(({ entry }) => entry.ids)
  const isTakenBack = idsWithout(ids, same).length === 0
  for (const one of earlier) {
    const rest = idsWithout(one.entry.ids, ids)
    if (rest.length === one.entry.ids.length && idsWithout(one.entry.ids, rest).length === 0) continue
    takeEntry(suggesting, one)
    // What another of their pens suggested is from now on this one's: no pen's entry counts in another's suggestion.
    const isSamePen = penOfSuggestion(one.suggestion) === suggesting.by.pen
    const suggestion = isSamePen ? one.suggestion : suggesting.by.suggestion
    if (rest.length > 0) putEntry(suggesting, { ...one.entry, ids: rest }, suggestion)
  }
  if (!isTakenBack) putOrExtend(suggesting, ids, { type: 'mark', ids: [], name, value })
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
export function begin(suggesting: Suggesting): void {
  if (suggesting.isBegun) return
  suggesting.isBegun = true
  const { transaction, letters, markers } = suggesting.writing
  const { store } = transaction.doc
  const from = { letters: Y.getState(store, letters), markers: Y.getState(store, markers) }
  putEntry(suggesting, { type: 'from', ...from, ...(suggesting.of !== undefined && { of: suggesting.of }) })
}

function isOwn({ writing, by }: Suggesting, range: IdRange): boolean {
  return isOwnOpen(writing.flow, by, range)
}

/** Says whether units are of the person's own open suggestions, which they change and delete at once (F15d). */
function isOwnOpen({ suggestions }: Flow, by: Suggester, [client, from, to]: IdRange): boolean {
  const pen = penOf(client)
  const isTheirs = pen === by.pen || (pen !== null && by.ownPens?.has(pen) === true)
  if (!isTheirs || !nibOf(client).suggestion || suggestions.isDecided(client, from, to)) return false
  // What they moved of another's suggestion is that person's still (F43).
  const { suggestion } = suggestions.partAt(client, from)
  return suggestion === null || suggestions.carriedBy(suggestion) === null
}

/** Says whether a block begins in an open suggestion of the person's own. */
export function ownsBlock(flow: Flow, by: Suggester, block: number): boolean {
  const { id } = flow.block(block)
  return id !== null && isOwnOpen(flow, by, [id.client, id.clock, id.clock + 1])
}
