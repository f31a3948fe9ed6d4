import * as Y from 'yjs'
import type { Caret } from './carets.ts'
import type { Presence } from './presence.ts'
import type { FlowEditor } from './section-editor.ts'

/** Where a selection stands, so that it can be sent: relative positions as JSON. */
export type Cursor = NonNullable<Presence['cursor']>

/** Where the person's selection stands; null while the focus is elsewhere. */
export function cursorIn({ editor, binding }: FlowEditor): Cursor | null {
  if (!editor.isFocused) return null
  const { anchor, head } = binding.keep(editor.state.doc, editor.state.selection)
  return { anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) }
}

/** Where a selection that was sent stands in this editor now; null where it is in what has not arrived yet. */
export function placeOfCursor(
  { editor, binding }: FlowEditor,
  cursor: Cursor,
): Pick<Caret, 'anchor' | 'head'> | null {
  const positionOf = (json: unknown): number | null =>
    binding.positionOf(editor.state.doc, Y.createRelativePositionFromJSON(json))
  const [anchor, head] = [positionOf(cursor.anchor), positionOf(cursor.head)]
  return anchor === null || head === null ? null : { anchor, head }
}
