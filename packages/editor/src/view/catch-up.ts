import type { EditorView } from '@tiptap/pm/view'

/**
 * Makes a view read what the browser has already done with its selection. A browser moves the caret at once but
 * tells of it later, in a task of its own: what changes the document in between would put the caret back.
 * Call it before an update is applied to the flow. `selectionchange` is the event a view listens to for this.
 */
export function catchUp(view: EditorView): void {
  view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
