import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Along } from '../taken/along.ts'
import { takenFrom } from '../taken/clip.ts'
import { bringTaken } from '../taken/taken.ts'
import { fit } from './arriving.ts'
import { FlowParser } from './flow-parser.ts'
import { linesToBlocks } from './plain-text.ts'
import type { DroppedKind } from './reading.ts'

/** What pasting needs from outside. */
export interface FlowPasteOptions {
  /** Makes the id of a new box. */
  readonly newId: () => string
  /** The section that is pasted into, whose pictures may stay; null when there is none. */
  readonly section: string | null
  readonly along: Along
  /** Called when something could not be pasted as it was. */
  readonly onPasteDropped: (kinds: readonly DroppedKind[]) => void
}

/** Reads what is pasted or dropped here as blocks of a flow. */
export const FlowPaste = Extension.create<FlowPasteOptions>({
  name: 'flowPaste',
  dispatchTransaction({ transaction, next }) {
    const how: unknown = transaction.getMeta('uiEvent')
    const taken = how === 'paste' || how === 'drop' ? this.options.along.putIn() : null
    if (taken !== null) bringTaken(transaction, taken)
    next(transaction)
  },
  addProseMirrorPlugins() {
    const { newId, section, along, onPasteDropped } = this.options
    const parser = new FlowParser(
      this.editor.schema,
      newId,
      section,
      ({ dropped }) => {
        if (dropped.size > 0) onPasteDropped([...dropped])
      },
      (clip) => along.read(takenFrom(clip, section)),
    )
    /** Where something is being dropped; ProseMirror fits what is dropped before it says so. */
    let dropPos: number | null = null
    return [
      new Plugin({
        key: new PluginKey('flowPaste'),
        props: {
          clipboardParser: parser,
          clipboardTextParser: (text, $context) => linesToBlocks(text, $context),
          handleDOMEvents: {
            drop: (view, { clientX, clientY }) => {
              dropPos = view.posAtCoords({ left: clientX, top: clientY })?.pos ?? null
              return false
            },
            paste: () => {
              dropPos = null
              return false
            },
          },
          handleDrop: () => {
            dropPos = null
            return false
          },
          transformPasted: (slice, { state, dragging }, isText) => {
            along.arrive(slice, { isText, isCopy: dragging?.move === false })
            const { $from, empty } = state.selection
            const $at = dropPos === null ? $from : state.doc.resolve(dropPos)
            const isMove = dragging?.move === true
            return fit(slice, { $at, replacesSelection: dropPos === null && !empty, newId, isMove })
          },
        },
      }),
    ]
  },
})
