import { clientIdOf, penOfSuggestion } from '@alongside/protocol'
import type { Id } from './block.ts'
import { cursorAt, type Spot } from './cursor.ts'
import { putPiece, type Piece } from './edit.ts'
import { newSuggestion } from './in-hand.ts'
import { begin, suggestPiece, type Suggesting } from './suggest.ts'
import type { Flow } from './flow.ts'
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

/** The suggestion in which a pen carries on another that it moves. */
function carried(writing: Writing, pen: number, carrying: Carrying, of: string): Suggesting {
  // Where another was gone on with in between, it begins anew.
  for (const [other, one] of carrying) if (other !== of) one.isBegun = false
  const known = carrying.get(of)
  if (known !== undefined) return known
  const [letters, markers] = [false, true].map((marker) => clientIdOf(pen, { marker, suggestion: true }))
  const suggesting: Suggesting = {
    writing: { ...writing, letters: letters ?? 0, markers: markers ?? 0 },
    by: { pen, suggestion: newSuggestion(writing.flow, pen) },
    isBegun: false,
    entries: [],
    // What the pen suggested itself stays its own.
    ...(penOfSuggestion(of) !== pen && { of }),
  }
  carrying.set(of, suggesting)
  return suggesting
}
