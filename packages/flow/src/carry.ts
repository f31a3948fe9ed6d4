import { clientIdOf, nibOf, penOfSuggestion, type IdRange, type SuggestionEntry } from '@alongside/protocol'
import { textOf, type Id } from './block.ts'
import { cursorAt, type Spot } from './cursor.ts'
import { putPiece, type Piece } from './edit.ts'
import { idFinder, idsIn, idsWithin, idsWithout } from './id-ranges.ts'
import { newSuggestion } from './in-hand.ts'
import { putEntry, putOrExtend } from './own-entries.ts'
import { begin, suggestPiece, type Suggesting } from './suggest.ts'
import type { Flow } from './flow.ts'
import type { MarkName, MarkValue } from './marks.ts'
import type * as Y from 'yjs'
import type { Writing } from './writing.ts'

/** A piece to be written, or, if it is of an open suggestion that is moved, to be suggested still. */
export interface CarriedPiece {
  readonly piece: Piece
  /** The suggestion that it is of; null for what is written. */
  readonly of: string | null
}

/** What a transaction carries of others' suggestions, each in a suggestion of its own. */
export type Carrying = Map<string, Suggesting>

/**
 * Inserts pieces one after another, of which some are of open suggestions: those stay suggested, in a suggestion of the
 * pen that says whose it was (F43). Answers for each piece the id of its first letter, or null for what has no letters.
 */
export function carryPieces(
  writing: Writing,
  pen: number,
  carrying: Carrying,
  at: Spot,
  pieces: readonly CarriedPiece[],
): readonly (Id | null)[] {
  const cursor = cursorAt(writing, at)
  return pieces.map(({ piece, of }) =>
    of === null
      ? putPiece(writing, cursor, piece)
      : suggestPiece(carried(writing, pen, carrying, of), cursor, piece),
  )
}

/** Begins to carry on a suggestion, if that was not done yet; answers the client id for its letters. */
export function carrySuggestion(
  transaction: Y.Transaction,
  flow: Flow,
  pen: number,
  carrying: Carrying,
  of: string,
): number {
  const suggesting = carried(
    { flow, transaction, body: flow.body, letters: 0, markers: 0 },
    pen,
    carrying,
    of,
  )
  begin(suggesting)
  return suggesting.writing.letters
}

type BlockEntry = Extract<SuggestionEntry, { readonly type: 'block' }>

/** What a suggestion says of some letters or blocks, but of which. */
export interface Asked {
  readonly of: string
  readonly entry:
    | { readonly type: 'join' }
    | { readonly type: 'block'; readonly changes: BlockEntry['changes'] }
    | { readonly type: 'remove' }
    | { readonly type: 'mark'; readonly name: MarkName; readonly value: MarkValue | null }
}

/** Says of letters or blocks that a pen put in what others' suggestions say of those that they were made of (F45, F47). */
export function carryAsked(
  writing: Writing,
  pen: number,
  carrying: Carrying,
  { of, entry }: Asked,
  ids: readonly IdRange[],
): void {
  const suggesting = carried(writing, pen, carrying, of)
  begin(suggesting)
  if (entry.type === 'join' || entry.type === 'block') putEntry(suggesting, { ...entry, ids })
  else putOrExtend(suggesting, ids, { ...entry, ids: [] })
}

/** Notes that a pen cut units of which suggestions say something, which goes with them (F45, F49). */
export function noteTaken(writing: Writing, pen: number, gone: readonly IdRange[]): void {
  const { suggestions } = writing.flow
  const taken = Map.groupBy(suggestions.entries, ({ suggestion }) => suggestion)
  if (taken.size === 0) return
  const along = alongWith(writing.flow, gone)
  for (const [of, entries] of taken) {
    const ids = entries.flatMap(({ entry }) =>
      idsWithin(entry.ids, entry.type === 'join' ? along.joined : along.all),
    )
    if (ids.length > 0) noteAway(writing, pen, suggestions.carriedBy(of) ?? of, ids)
  }
}

/**
 * Of units that go: the letters, with the blocks whose first words go too or that are emptied; the blocks that go behind
 * the end of another.
 */
function alongWith(flow: Flow, gone: readonly IdRange[]) {
  const isGone = (ids: readonly IdRange[]) => ids.length > 0 && idsWithout(ids, gone).length === 0
  const begun = idFinder(flow.blocks())(gone).blocks.filter((index) => isGone(idsIn(flow.block(index), 0, 1)))
  const emptied = flow.indexesOf(gone).filter((index) => isGone(idsIn(flow.block(index), 0, Infinity)))
  const joined = begun.filter((index) => {
    if (index === 0) return false
    const length = textOf(flow.block(index - 1)).length
    return isGone(idsIn(flow.block(index - 1), length - 1, length))
  })
  const markersOf = (indexes: readonly number[]) =>
    indexes.flatMap((index): IdRange[] => {
      const { id } = flow.block(index)
      return id === null ? [] : [[id.client, id.clock, id.clock + 1]]
    })
  const letters = gone.filter(([client]) => !nibOf(client).marker)
  return { all: [...letters, ...markersOf([...new Set([...begun, ...emptied])])], joined: markersOf(joined) }
}

/** Notes that what a suggestion says of units is elsewhere, or will be once these blocks are empty again (F50). */
export function noteAway(writing: Writing, pen: number, of: string, ids: readonly IdRange[]): void {
  const [letters = 0, markers = 0] = idsOfSuggestions(pen)
  const by = { pen, suggestion: newSuggestion(writing.flow, pen) }
  putEntry(
    { writing: { ...writing, letters, markers }, by, isBegun: false, entries: [] },
    { type: 'taken', ids, of },
  )
}

function idsOfSuggestions(pen: number): readonly number[] {
  return [false, true].map((marker) => clientIdOf(pen, { marker, suggestion: true }))
}

/** The suggestion in which a pen carries on another that it moves. */
function carried(writing: Writing, pen: number, carrying: Carrying, of: string): Suggesting {
  // Where another was gone on with in between, it begins anew.
  for (const [other, one] of carrying) if (other !== of) one.isBegun = false
  const known = carrying.get(of)
  if (known !== undefined) return known
  const [letters = 0, markers = 0] = idsOfSuggestions(pen)
  const suggesting: Suggesting = {
    writing: { ...writing, letters, markers },
    by: { pen, suggestion: newSuggestion(writing.flow, pen) },
    isBegun: false,
    entries: [],
    // What the pen suggested itself stays its own.
    ...(penOfSuggestion(of) !== pen && { of }),
  }
  carrying.set(of, suggesting)
  return suggesting
}
