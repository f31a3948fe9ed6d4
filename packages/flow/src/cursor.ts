import * as Y from 'yjs'
import { readMarks, sameMarks, withFormat, type Formats, type Marks } from './marks.ts'
import { isMarker } from './segment.ts'
import type { Writing } from './writing.ts'

/** A place in the words of a block: `offset` in UTF-16 units, a line break and an embed count 1. */
export interface Place {
  readonly block: number
  readonly offset: number
}

/** A gap between two items, and the attributes in force there. */
export interface Cursor {
  left: Y.Item | null
  right: Y.Item | null
  formats: Formats
}

/** A place, or the gap directly before a block (its index; the number of blocks means the end). */
export type Spot = Place | { readonly before: number }

/**
 * The gap at a spot: directly behind the `offset`th unit of a block (behind its marker at 0), or directly before a
 * block's marker. Splits an item where the offset falls within one. Throws `RangeError` past a block's end.
 */
export function cursorAt(writing: Writing, spot: Spot): Cursor {
  return 'before' in spot ? cursorBefore(writing, spot.before) : cursorBehind(writing, spot)
}

function cursorBehind(writing: Writing, { block, offset }: Place): Cursor {
  const { marker, formats } = writing.flow.segment(block)
  const cursor: Cursor = {
    left: marker,
    right: marker === null ? writing.body._start : marker.right,
    formats,
  }
  let rest = offset
  while (rest > 0) {
    if (cursor.right === null || isMarker(cursor.right)) {
      throw new RangeError(`block ${block} ends before ${offset}`)
    }
    rest -= stepOver(writing, cursor, rest)
  }
  return cursor
}

function cursorBefore(writing: Writing, block: number): Cursor {
  const { flow } = writing
  if (block >= flow.count) {
    const last = flow.count - 1
    return cursorBehind(writing, { block: last, offset: flow.segment(last).units })
  }
  const { marker, formats } = flow.segment(block)
  return marker !== null && flow.block(block).id !== null
    ? { left: marker.left, right: marker, formats }
    : cursorBehind(writing, { block, offset: 0 })
}

/** Moves over one item, or over `most` units of it, and says how many visible units that were. */
export function stepOver({ transaction }: Writing, cursor: Cursor, most = Infinity): number {
  const item = cursor.right
  if (item === null) return 0
  const units = item.deleted || !item.countable ? 0 : item.length
  if (units > most) Y.getItemCleanStart(transaction, Y.createID(item.id.client, item.id.clock + most))
  if (!item.deleted && item.content instanceof Y.ContentFormat) {
    cursor.formats = withFormat(cursor.formats, item.content.key, item.content.value)
  }
  cursor.left = item
  cursor.right = item.right
  return Math.min(units, most)
}

function isInGap(item: Y.Item | null): item is Y.Item {
  return item !== null && (item.deleted || !item.countable)
}

/** Moves over what was deleted here: typing behind it never looks like an undo, whose right origin it would be. */
function skipDeleted(writing: Writing, cursor: Cursor): void {
  while (cursor.right?.deleted === true) stepOver(writing, cursor)
}

/** Moves to the last place of the gap, directly before what stands next. Markers go there (F2a). */
export function toGapEnd(writing: Writing, cursor: Cursor): void {
  while (isInGap(cursor.right)) stepOver(writing, cursor)
}

/** Moves to the first place of the gap where `marks` (null: any) are in force, or stays at its beginning. */
export function toMarks(writing: Writing, cursor: Cursor, marks: Marks | null): void {
  if (marks !== null) {
    const probe = { ...cursor }
    const fits = () => sameMarks(readMarks(probe.formats), marks)
    while (!fits() && isInGap(probe.right)) stepOver(writing, probe)
    if (fits()) Object.assign(cursor, probe)
  }
  skipDeleted(writing, cursor)
}

/** Puts content in the gap under a client id; the cursor then stands behind it. */
export function put(writing: Writing, cursor: Cursor, client: number, content: Y.Item['content']): Y.Item {
  const { left, right } = cursor
  const { store } = writing.transaction.doc
  const item = new Y.Item(
    Y.createID(client, Y.getState(store, client)),
    left,
    left && left.lastId,
    right,
    right && right.id,
    writing.body,
    null,
    content,
  )
  item.integrate(writing.transaction, 0)
  cursor.left = item
  cursor.right = item.right
  return item
}
