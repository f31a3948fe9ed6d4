import * as Y from 'yjs'
import { entriesOf, keysToChange } from './attributes.ts'
import type { BlockAttributes, Id } from './block.ts'
import { cursorAt, put, stepOver, toGapEnd, toMarks, type Cursor, type Place, type Spot } from './cursor.ts'
import { beginMarks, formatRange, putFormat } from './format.ts'
import type { MarkName, MarkValue, Marks } from './marks.ts'
import { isMarker, markerMap } from './segment.ts'
import { underId, type Writing } from './writing.ts'

/** What can be inserted: words, an embed, or the beginning of a block. Marks of null are those in force there. */
export type Piece =
  | { readonly text: string; readonly marks: Marks | null }
  | { readonly embed: object; readonly marks: Marks | null }
  | { readonly block: BlockAttributes }

/**
 * Inserts a piece in the gap where a cursor is, which then stands behind it. Answers the id of its first letter, or
 * of its marker; null for what has neither.
 */
export function putPiece(writing: Writing, cursor: Cursor, piece: Piece): Id | null {
  if ('block' in piece) {
    toGapEnd(writing, cursor)
    const map = new Y.Map<unknown>(entriesOf(piece.block))
    return underId(writing.transaction.doc, writing.markers, () => {
      const { id } = put(writing, cursor, writing.markers, new Y.ContentType(map))
      return { client: id.client, clock: id.clock }
    })
  }
  if ('text' in piece && piece.text === '') return null
  toMarks(writing, cursor, piece.marks)
  const back = piece.marks === null ? [] : beginMarks(writing, cursor, piece.marks)
  // Yjs cannot carry half a character; a lone half becomes the sign for an unreadable one, here as on the wire.
  const content =
    'text' in piece ? new Y.ContentString(piece.text.toWellFormed()) : new Y.ContentEmbed(piece.embed)
  const { id } = put(writing, cursor, writing.letters, content)
  for (const change of back) putFormat(writing, cursor, change)
  return 'text' in piece ? { client: id.client, clock: id.clock } : null
}

/**
 * Inserts pieces one after another. A line break is the character `\n` (F16). Answers for each piece the id of its first
 * letter, or null for what has no letters.
 */
export function insertPieces(writing: Writing, at: Spot, pieces: readonly Piece[]): readonly (Id | null)[] {
  const cursor = cursorAt(writing, at)
  return pieces.map((piece) => putPiece(writing, cursor, piece))
}

/** Inserts words with these marks (null: those in force there). */
export function insertText(writing: Writing, at: Place, text: string, marks: Marks | null = null): void {
  insertPieces(writing, at, [{ text, marks }])
}

/** Inserts a line break, which is no new block. */
export function insertBreak(writing: Writing, at: Place): void {
  insertText(writing, at, '\n')
}

/** Deletes `units` from a place on, item by item; a marker on the way counts 1 and goes too. Formats stay. */
export function erase(writing: Writing, from: Spot, units: number): void {
  const cursor = cursorAt(writing, from)
  let rest = units
  while (rest > 0 && cursor.right !== null) {
    const item = cursor.right
    const length = stepOver(writing, cursor, rest)
    if (length > 0) item.delete(writing.transaction)
    rest -= length
  }
}

/** Deletes everything between two places, the markers between them included. */
export function deleteRange(writing: Writing, from: Place, to: Place): void {
  const { flow } = writing
  let units = to.offset - from.offset
  for (let block = from.block; block < to.block; block++) {
    // A block without a marker begins where the words of the one before end.
    const next = flow.block(block + 1)
    const words = flow.block(block).runs.reduce((sum, run) => sum + run.text.length, 0)
    units += words + (next.id === null ? 0 : 1)
  }
  erase(writing, from, units)
}

/**
 * Begins a new block at a place: one marker and nothing else (F2). At the start of a block with words the new
 * marker goes before the block's own, so that the words keep theirs (F2a). `next` is what the block behind the
 * break is; it takes after the one before it by default.
 */
export function splitBlock(writing: Writing, at: Place, next?: BlockAttributes): void {
  const block = writing.flow.block(at.block)
  if (block.id !== null && at.offset === 0 && block.runs.length > 0) {
    insertPieces(writing, { before: at.block }, [{ block: block.asked }])
    if (next) setBlock(writing, at.block, next)
    return
  }
  insertPieces(writing, at, [{ block: next ?? { ...block.asked, checked: false, start: null } }])
  if (block.id === null && at.offset === 0) setBlock(writing, at.block, {})
}

/** Joins a block to the one before it by deleting its marker and nothing else (F2). */
export function joinBlock(writing: Writing, block: number): void {
  const { marker } = writing.flow.segment(block)
  if (block > 0 && marker !== null && isMarker(marker)) marker.delete(writing.transaction)
}

/**
 * Changes a block's kind, level, list, depth, check or box by setting keys of its marker and nothing else (F2);
 * what the marker says already is not said again. A block that has no marker is given one, even for no changes.
 */
export function setBlock(writing: Writing, block: number, changes: Partial<BlockAttributes>): void {
  const { id, asked } = writing.flow.block(block)
  const { marker } = writing.flow.segment(block)
  const map = id === null || marker === null ? null : markerMap(marker)
  const wanted = { ...asked, ...changes }
  if (map === null) {
    insertPieces(writing, { block, offset: 0 }, [{ block: wanted }])
    return
  }
  underId(writing.transaction.doc, writing.markers, () => {
    for (const [key, value] of keysToChange(asked, wanted)) {
      if (value === undefined) map.delete(key)
      else map.set(key, value)
    }
  })
}

/** Sets a mark on `units` of a block, or takes it away with null. */
export function setMark(
  writing: Writing,
  from: Place,
  units: number,
  name: MarkName,
  value: MarkValue | null,
): void {
  if (units > 0) formatRange(writing, cursorAt(writing, from), units, name, value)
}
