import { Extension } from '@tiptap/core'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import { addParagraphAfter } from '../command/split.ts'

/**
 * Carets where there is no text: a gap cursor before and after dividers, a line where a drop will land. Typing
 * while a block is selected goes on after it; it never replaces the block.
 */
export const FlowCarets = Extension.create({
  name: 'flowCarets',
  addProseMirrorPlugins() {
    return [
      gapCursor(),
      dropCursor({ class: 'drop-cursor', color: false }),
      new Plugin({
        key: new PluginKey('typingBesideBlock'),
        props: {
          handleTextInput: (view, _from, _to, text) => {
            const { selection, tr } = view.state
            if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false
            addParagraphAfter(tr, selection.to)
            view.dispatch(tr.insertText(text))
            return true
          },
        },
      }),
    ]
  },
})
