import { catchUp, placeFrom, positionAt } from '@alongside/editor'
import type { Place } from '@alongside/flow'
import type { Editor } from '@tiptap/core'
import { linesOf } from './lines-of.ts'
import type { Between } from './to-erase.ts'

/** The place at which an element of a text begins; null for one that is not in it. */
export function placeOf(editor: Editor | null, element: Element): Place | null {
  const view = editor?.view
  if (!view?.dom.contains(element)) return null
  return placeFrom(view.state.doc, view.posAtDOM(element, 0))
}

/** The place of the caret. */
export function caretIn(editor: Editor | null): Place | null {
  return editor && placeFrom(editor.state.doc, editor.state.selection.head)
}

/** Where the selected words begin and end; null where none are. */
export function selectedIn(editor: Editor | null): Between | null {
  if (!editor) return null
  // A press may have ended a selection of which the view does not know yet.
  catchUp(editor.view)
  const { doc, selection } = editor.state
  if (selection.empty) return null
  return { from: placeFrom(doc, selection.from), to: placeFrom(doc, selection.to) }
}

/** The element that the letter at a place stands in. */
export function elementAt(editor: Editor | null, place: Place): Element | null {
  const view = editor?.view
  const pos = view ? positionAt(view.state.doc, place) : null
  if (!view || pos === null) return null
  const { node } = view.domAtPos(pos, 1)
  return node instanceof Element ? node : node.parentElement
}

/** Where some units behind a place stand on the screen, line by line. */
export function rectsOf(editor: Editor | null, { block, offset }: Place, units: number): readonly DOMRect[] {
  const view = editor?.view
  if (!view) return []
  const [from, to] = [offset, offset + units].map((at) => positionAt(view.state.doc, { block, offset: at }))
  if (from == null || to == null) return []
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return linesOf([...range.getClientRects()])
}
