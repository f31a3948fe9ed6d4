import type { Block } from '@alongside/flow'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { FlowBinding } from '../binding/binding.ts'
import { startOf } from '../binding/places.ts'
import { isDrawnSo, redrawBlocks, type Blocks } from './redraw-blocks.ts'

/** Words in a row that are drawn as one author's: `from` up to `to`, in units from the beginning of their block. */
export interface WhoseRun {
  readonly from: number
  readonly to: number
  /** What their element bears; nothing that says something to who hears the text. */
  readonly attributes: Readonly<Record<string, string>>
}

/** Whose the words of a block are, for as long as that is to be drawn; else null. */
export type WhoseOf = (block: Block) => readonly WhoseRun[] | null

/** What the drawing of authors needs from outside. */
export interface FlowWhoseOptions {
  readonly binding: FlowBinding | null
  readonly whoseOf: WhoseOf
}

const key = new PluginKey<DecorationSet>('flowWhose')

/** Draws whose words are whose. Nothing of it is in the document, and nothing of it moves a word. */
export const FlowWhose = Extension.create<FlowWhoseOptions>({
  name: 'flowWhose',
  addProseMirrorPlugins() {
    const { binding, whoseOf } = this.options
    return binding === null ? [] : [whosePlugin(binding, whoseOf)]
  },
})

/** The transaction after which it is drawn anew whose words are whose, as when the page knows more of it. */
export function redrawWhose(state: EditorState): Transaction {
  return redrawing(state, 'all')
}

function redrawing(state: EditorState, redraw: DecorationSet | 'all'): Transaction {
  return state.tr.setMeta(key, redraw).setMeta('addToHistory', false)
}

function redrawIn(tr: Transaction): DecorationSet | 'all' | undefined {
  return tr.getMeta(key)
}

function drawnBy({ spec }: Decoration): string {
  return spec['drawn']
}

/** The plugin that draws it; it needs no view to work out what is to be drawn. */
export function whosePlugin(binding: FlowBinding, whoseOf: WhoseOf): Plugin<DecorationSet> {
  const { flow } = binding
  /** What the first drawing was of. */
  let first: Node | null = null

  function draw(doc: Node, from: number, to: number): Decoration[] {
    const drawn: Decoration[] = []
    let pos = startOf(doc, from)
    for (let index = from; index < Math.min(to, doc.childCount, flow.count); index++) {
      const node = doc.child(index)
      if (node.isTextblock) drawn.push(...decorationsOf(node, pos, whoseOf(flow.block(index)) ?? []))
      pos += node.nodeSize
    }
    return drawn
  }

  const drawAll = (doc: Node): DecorationSet => DecorationSet.create(doc, draw(doc, 0, flow.count))

  function refresh(view: EditorView, some: readonly Blocks[]): void {
    const { state } = view
    const drawn = key.getState(state)
    if (drawn === undefined || state.doc.childCount !== flow.count) return
    const set = redrawBlocks(drawn, state.doc, some, { draw, drawnBy })
    if (set !== drawn) view.dispatch(redrawing(state, set))
  }

  return new Plugin<DecorationSet>({
    key,
    state: {
      init(_config, { doc }) {
        first = doc
        return drawAll(doc)
      },
      apply(tr, set, _before, { doc }) {
        const redraw = redrawIn(tr)
        if (redraw === undefined) return set.map(tr.mapping, tr.doc)
        if (redraw !== 'all') return redraw
        const all = drawAll(doc)
        return isDrawnSo(set.find(), all.find(), drawnBy) ? set : all
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      const stop = binding.onShown((changes, touched) => {
        const changed = changes.map(({ index, blocks }) => ({ index, count: blocks.length }))
        const isRead = (at: number) => changed.some(({ index, count }) => index <= at && at < index + count)
        const own = touched.filter((index) => index < flow.count && !isRead(index))
        refresh(view, [...changed, ...own.map((index) => ({ index, count: 1 }))])
      })
      // What arrived between the making of the state and of the view.
      queueMicrotask(() => {
        if (!view.isDestroyed && view.state.doc !== first) view.dispatch(redrawWhose(view.state))
      })
      return { destroy: stop }
    },
  })
}

function decorationsOf(block: Node, pos: number, runs: readonly WhoseRun[]): Decoration[] {
  const end = block.content.size
  return runs.flatMap(({ from, to, attributes }) =>
    from >= end
      ? []
      : [
          Decoration.inline(
            pos + 1 + from,
            pos + 1 + Math.min(to, end),
            { nodeName: 'span', ...attributes },
            { drawn: JSON.stringify(attributes) },
          ),
        ],
  )
}
