import * as Y from 'yjs'
import { entriesOf, keysToChange } from './attributes.ts'
import { plainParagraph, type BlockAttributes } from './block.ts'
import {
  cursorAt,
  cursorBefore,
  put,
  stepOver,
  toGapEnd,
  toMarks,
  type Cursor,
  type Place,
} from './cursor.ts'
import { beginMarks, formatRange, putFormat } from './format.ts'
import type { MarkName, MarkValue, Marks } from './marks.ts'
import { isMarker, markerMap } from './segment.ts'
import { underId, type Writing } from './writing.ts'

/** What can be inserted: words, an embed, or the beginning of a block. Marks of null are those in force there. */
export type Piece =
  | { readonly text: string; readonly marks: Marks | null }
  | { readonly embed: object; readonly marks: Marks | null }
  | { readonly block: BlockAttributes }

function putPiece(writing: Writing, cursor: Cursor, piece: Piece): void {
  if ('block' in piece) {
    toGapEnd(writing, cursor)
    const map = new Y.Map<unknown>(entriesOf(piece.block))
    underId(writing.transaction.doc, writing.markers, () =>
      put(writing, cursor, writing.markers, new Y.ContentType(map)),
    )
    return
  }
  if ('text' in piece && piece.text === '') return
  toMarks(writing, cursor, piece.marks)
  const back = piece.marks === null ? [] : beginMarks(writing, cursor, piece.marks)
  const content = 'text' in piece ? new Y.ContentString(piece.text) : new Y.ContentEmbed(piece.embed)
  put(writing, cursor, writing.letters, content)
  for (const change of back) putFormat(writing, cursor, change)
}

/** Inserts pieces one after another. A line break is the character `\n` (F16). */
export function insertPieces(writing: Writing, at: Place, pieces: readonly Piece[]): void {
  const cursor = cursorAt(writing, at)
  for (const piece of pieces) putPiece(writing, cursor, piece)
}

/** Inserts blocks, each a piece `block` and what stands in it, before a block, or at the end (index = count). */
export function insertBefore(writing: Writing, block: number, pieces: readonly Piece[]): void {
  const { flow } = writing
  const cursor = block < flow.count ? cursorOf(writing, block) : endOf(writing)
  for (const piece of pieces) putPiece(writing, cursor, piece)
}

function cursorOf(writing: Writing, block: number): Cursor {
  const { marker, formats } = writing.flow.segment(block)
  const hasMarker = marker !== null && writing.flow.block(block).id !== null
  return hasMarker ? cursorBefore(marker, formats) : cursorAt(writing, { block, offset: 0 })
}

function endOf(writing: Writing): Cursor {
  const block = writing.flow.count - 1
  return cursorAt(writing, { block, offset: writing.flow.segment(block).units })
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
export function erase(writing: Writing, from: Place, units: number): void {
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
  const { flow } = writing
  const block = flow.block(at.block)
  const before: BlockAttributes = { ...block, checked: false, start: null }
  if (block.id !== null && at.offset === 0 && block.runs.length > 0) {
    insertBefore(writing, at.block, [{ block: block }])
    if (next) setBlock(writing, at.block, next)
    return
  }
  insertPieces(writing, at, [{ block: next ?? before }])
  if (block.id === null && at.offset === 0) setBlock(writing, at.block, {})
}

/** Joins a block to the one before it by deleting its marker and nothing else (F2). */
export function joinBlock(writing: Writing, block: number): void {
  const { marker } = writing.flow.segment(block)
  if (block > 0 && marker !== null && isMarker(marker)) marker.delete(writing.transaction)
}

/**
 * Changes a block's kind, level, list, depth, check or box by setting keys of its marker and nothing else (F2).
 * A block that has no marker is given one, even when nothing changes.
 */
export function setBlock(writing: Writing, block: number, changes: Partial<BlockAttributes>): void {
  const read = writing.flow.block(block)
  const wanted = { ...read, ...changes }
  const segment = writing.flow.segment(block)
  const map = read.id === null || segment.marker === null ? null : markerMap(segment.marker)
  if (map === null) {
    putPiece(writing, cursorAt(writing, { block, offset: 0 }), { block: { ...plainParagraph, ...wanted } })
    return
  }
  underId(writing.transaction.doc, writing.markers, () => {
    for (const [key, value] of keysToChange(segment.asked, read, wanted)) {
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
