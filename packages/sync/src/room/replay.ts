import type { Row } from '@alongside/storage'
import { emptyKnown, enter, type Known } from '../known/known.ts'
import { decodeKnown } from '../known/decode-known.ts'
import { encodeKnown } from '../known/encode-known.ts'
import { misfitOf } from '../known/misfit.ts'
import { review } from '../known/review.ts'
import { scan } from '../update/scan.ts'

/** What a room knows after row `seq` of its section. */
export interface KnownAt {
  readonly seq: number
  readonly known: Known
}

/** How far rows were replayed. `unfit` says in words why the row after `seq` could never have been let in, or is null. */
export interface Replayed extends KnownAt {
  readonly unfit: string | null
}

/** What is known before the first row. */
export function knownAtFirst(): KnownAt {
  return { seq: 0, known: emptyKnown() }
}

/**
 * What is known once some more rows are read, in order: all of them, or those before one that does not fit. `before` is
 * used up. Throws `RangeError` where a row is missing.
 */
export function replay(before: KnownAt, rows: Iterable<Row>): Replayed {
  const { known } = before
  let { seq } = before
  for (const row of rows) {
    if (row.seq !== seq + 1) throw new RangeError(`row ${seq + 1} is missing`)
    const unfit = replayRow(known, row)
    if (unfit !== null) return { seq, known, unfit }
    seq += 1
  }
  return { seq, known, unfit: null }
}

function replayRow(known: Known, { bytes }: Row): string | null {
  const scanned = scan(bytes)
  if (scanned.type === 'unreadable') return scanned.why
  const result = review(known, scanned)
  if (result.type === 'new') enter(known, result.change)
  else if (result.type !== 'known') return result.type
  return null
}

/**
 * What a snapshot keeps for the next room, given the text after the same row as one Yjs update; or in words why the two
 * do not fit together, so that there must be no such snapshot (S12).
 */
export function compact({ known }: KnownAt, state: Uint8Array): { room: Uint8Array } | { misfit: string } {
  const scanned = scan(state)
  const misfit = scanned.type === 'unreadable' ? scanned.why : misfitOf(known, scanned)
  return misfit === null ? { room: encodeKnown(known) } : { misfit }
}

/** Reads what a snapshot kept; null if that was another version, or nothing. */
export function readKnown({
  seq,
  room,
}: {
  readonly seq: number
  readonly room: Uint8Array
}): KnownAt | null {
  const known = decodeKnown(room)
  return known && { seq, known }
}
