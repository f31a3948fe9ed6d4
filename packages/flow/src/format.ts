import * as Y from 'yjs'
import { put, stepOver, type Cursor } from './cursor.ts'
import {
  markNames,
  markOf,
  readMarks,
  sameMark,
  withFormat,
  type MarkName,
  type MarkValue,
  type Marks,
} from './marks.ts'
import type { Writing } from './writing.ts'

/** A switch of an attribute: a name and the value from there on, null for off. */
export type Switch = readonly [name: string, value: unknown]

/** Writes one format item; the cursor then stands behind it. */
export function putFormat(writing: Writing, cursor: Cursor, [name, value]: Switch): void {
  // By `Reflect`, since Yjs's types leave out that a value may be null, which switches an attribute off.
  const content: Y.ContentFormat = Reflect.construct(Y.ContentFormat, [name, value])
  put(writing, cursor, writing.letters, content)
  cursor.formats = withFormat(cursor.formats, name, value)
}

/** Switches marks so that exactly `marks` are in force at the cursor; returns how to switch them back. */
export function beginMarks(writing: Writing, cursor: Cursor, marks: Marks): readonly Switch[] {
  const inForce = readMarks(cursor.formats)
  const changed = markNames.filter((name) => !sameMark(markOf(inForce, name), markOf(marks, name)))
  const back = changed.map((name): Switch => [name, cursor.formats.get(name) ?? null])
  for (const name of changed) putFormat(writing, cursor, [name, markOf(marks, name)])
  return back
}

/**
 * Sets one mark (null: takes it away) on `units` from the cursor on: it is switched at the beginning and back at
 * the end, and what switched it in between goes. Neighbours' switches outside the range stay as they are, so that
 * their undo finds them.
 */
export function formatRange(
  writing: Writing,
  cursor: Cursor,
  units: number,
  name: MarkName,
  value: MarkValue | null,
): void {
  const isWanted = (inForce: unknown) => JSON.stringify(inForce ?? null) === JSON.stringify(value)
  const switched = (item: Y.Item) =>
    !item.deleted && item.content instanceof Y.ContentFormat && item.content.key === name
      ? item.content
      : null
  const isSwitchedOn = (item: Y.Item) => {
    const content = switched(item)
    return content !== null && isWanted(content.value)
  }
  while (cursor.right && (cursor.right.deleted || isSwitchedOn(cursor.right))) stepOver(writing, cursor)
  /** What would be in force here without this mark. */
  let without: unknown = cursor.formats.get(name) ?? null
  if (!isWanted(without)) putFormat(writing, cursor, [name, value])
  let rest = units
  while (cursor.right !== null && rest > 0) {
    const content = switched(cursor.right)
    if (content) {
      without = content.value
      cursor.right.delete(writing.transaction)
    }
    rest -= stepOver(writing, cursor, rest)
  }
  if (!isWanted(without)) putFormat(writing, cursor, [name, without])
}
