import { Extension } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

/** Goes from one section into the next (1) or the one before (-1); false where there is none. */
export type Walk = (from: string, way: 1 | -1) => boolean

/** Lets the arrow keys walk out of a section at its end and its beginning. */
export function walking(walk: (way: 1 | -1) => boolean): Extension {
  return Extension.create({
    name: 'walking',
    addKeyboardShortcuts() {
      const { editor } = this
      const leave = (way: 1 | -1, direction: 'up' | 'down' | 'left' | 'right') => (): boolean => {
        const { state, view } = editor
        if (!state.selection.empty || !view.endOfTextblock(direction)) return false
        const { $head } = state.selection
        const last = way === 1 ? Selection.atEnd(state.doc) : Selection.atStart(state.doc)
        return $head.sameParent(last.$head) && walk(way)
      }
      return {
        ArrowDown: leave(1, 'down'),
        ArrowRight: leave(1, 'right'),
        ArrowUp: leave(-1, 'up'),
        ArrowLeft: leave(-1, 'left'),
      }
    },
  })
}
