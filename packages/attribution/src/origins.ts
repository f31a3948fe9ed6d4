import type { Id } from '@alongside/flow'
import type { Attribution, Origin, Placement } from './attribution.ts'
import { cutByFiles } from './imported.ts'
import { spansIn, type Span } from './span.ts'

/** Words in a row that were first written in a row. */
export interface Piece {
  readonly length: number
  readonly origin: Origin
  readonly placed: Id | null
}

/** Where the clocks of `client` from `from` up to `to` were first written, piece by piece; none is of two files. */
export function piecesOf(
  { records }: Pick<Attribution, 'records'>,
  client: number,
  from: number,
  to: number,
): Piece[] {
  const pieces: Piece[] = []
  let at = from
  const add = (piece: Piece) => {
    const parts = cutByFiles({ records }, piece.origin, piece.length)
    if (parts.length === 1) pieces.push(piece)
    else for (const part of parts) pieces.push(partOf(piece, part))
  }
  const own = (end: number) => {
    if (at < end) add({ length: end - at, origin: { is: 'here', client, clock: at }, placed: null })
  }
  for (const placement of spansIn(records.get(client)?.placements ?? [], from, to)) {
    const begin = Math.max(placement.from, from)
    own(begin)
    at = Math.min(placement.to, to)
    add(pieceOf(placement, begin, at))
  }
  own(to)
  return pieces
}

function pieceOf({ from, origin, placed }: Placement, begin: number, end: number): Piece {
  return partOf({ length: end - from, origin, placed }, { from: begin - from, to: end - from })
}

/** The units of a piece from `from` up to `to`. */
export function partOf({ origin, placed }: Piece, { from, to }: Span): Piece {
  return {
    length: to - from,
    origin: { ...origin, clock: origin.clock + from },
    placed: placed === null ? null : { ...placed, clock: placed.clock + from },
  }
}

/** Whether what begins at `b` goes on where what has `length` clocks from `a` on ends. */
export function goesOn(a: Piece, b: Piece): boolean {
  return isNext(a.origin, b.origin, a.length) && isNextId(a.placed, b.placed, a.length)
}

function isNext(a: Origin, b: Origin, length: number): boolean {
  if (b.clock !== a.clock + length) return false
  if (a.is === 'here') return b.is === 'here' && a.client === b.client
  return b.is === 'elsewhere' && a.stranger === b.stranger && a.at === b.at
}

function isNextId(a: Id | null, b: Id | null, length: number): boolean {
  return a === null || b === null ? a === b : a.client === b.client && a.clock + length === b.clock
}
