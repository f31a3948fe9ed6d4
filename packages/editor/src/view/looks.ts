import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Labels } from './labels.ts'
import { imageView } from './image-view.ts'
import { looksOf } from './look.ts'
import { attributesOf } from './look-attributes.ts'
import { paragraphView } from './task-view.ts'

/** What the drawing of lists and boxes needs from outside. */
export interface FlowLooksOptions {
  readonly labels: Labels
  /** Makes an id for an element of the page. */
  readonly newId: () => string
}

const key = new PluginKey<DecorationSet>('flowLooks')

/** Draws markers, numbers, checkboxes and boxes; nothing of it is in the document. */
export const FlowLooks = Extension.create<FlowLooksOptions>({
  name: 'flowLooks',
  addProseMirrorPlugins() {
    const { labels, newId } = this.options
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => decorate(doc, labels),
          apply: (tr, set, before) => {
            if (!tr.docChanged) return set
            const isSame = isSameStructure(before.doc, tr.doc) && isEmpty(before.doc) === isEmpty(tr.doc)
            if (!isSame) return decorate(tr.doc, labels)
            const mapped = set.map(tr.mapping, tr.doc)
            return mapped.find().length === set.find().length ? mapped : decorate(tr.doc, labels)
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          nodeViews: { paragraph: paragraphView(labels, newId), image: imageView(labels) },
        },
        view: (editorView) => {
          let { editable } = editorView
          return {
            update: (view) => {
              if (view.editable === editable) return
              editable = view.editable
              for (const box of view.dom.querySelectorAll<HTMLInputElement>('input[data-task]')) {
                box.disabled = !editable
              }
            },
          }
        },
      }),
    ]
  },
})

/** Whether only the words of blocks have changed, so that what is drawn beside them stays as it is. */
function isSameStructure(before: Node, after: Node): boolean {
  return (
    before.childCount === after.childCount &&
    before.children.every((node, index) => {
      const other = after.child(index)
      return node === other || node.sameMarkup(other)
    })
  )
}

function isEmpty(doc: Node): boolean {
  const { firstChild } = doc
  return doc.childCount === 1 && firstChild?.type.name === 'paragraph' && firstChild.content.size === 0
}

function decorate(doc: Node, labels: Labels): DecorationSet {
  const looks = looksOf(doc)
  const decorations: Decoration[] = []
  doc.forEach((node, pos, index) => {
    const look = looks[index]
    if (isEmpty(doc) && labels.hint !== undefined) {
      decorations.push(Decoration.node(pos, pos + node.nodeSize, { 'data-hint': labels.hint }))
    }
    if (look === null || look === undefined) return
    const isTask = look.item?.type === 'item' && look.item.list === 'task'
    const spec = isTask && look.item?.type === 'item' ? { task: labels.task(look.item) } : {}
    decorations.push(Decoration.node(pos, pos + node.nodeSize, attributesOf(look, labels), spec))
  })
  return DecorationSet.create(doc, decorations)
}
