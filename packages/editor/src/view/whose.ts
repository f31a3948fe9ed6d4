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

interface Drawn {
  readonly set: DecorationSet
  /** What is drawn as it is to be, in positions, while the rest waits for it; null: everything is. */
  readonly upToDate: { readonly from: number; readonly to: number } | null
}

/** What to draw from now on: everything anew, some blocks first, as many blocks more, or another set. */
type Redraw = 'all' | { readonly first: Blocks } | { readonly more: number } | { readonly set: DecorationSet }

const key = new PluginKey<Drawn>('flowWhose')

/** Draws whose words are whose. Nothing of it is in the document, and nothing of it moves a word. */
export const FlowWhose = Extension.create<FlowWhoseOptions>({
  name: 'flowWhose',
  addProseMirrorPlugins() {
    const { binding, whoseOf } = this.options
    return binding === null ? [] : [whosePlugin(binding, whoseOf)]
  },
})

/**
 * The transaction after which it is drawn anew whose words are whose, as when the page knows more of it: everywhere, or
 * in some blocks first, around which `drawMoreWhose` draws the others.
 */
export function redrawWhose(state: EditorState, first?: Blocks): Transaction {
  return redrawing(state, first === undefined ? 'all' : { first })
}

/** The transaction after which as many blocks more are drawn on either side of those that are; null where all are. */
export function drawMoreWhose(state: EditorState, more: number): Transaction | null {
  return (key.getState(state)?.upToDate ?? null) === null ? null : redrawing(state, { more })
}

function redrawing(state: EditorState, redraw: Redraw): Transaction {
  return state.tr.setMeta(key, redraw).setMeta('addToHistory', false)
}

function redrawIn(tr: Transaction): Redraw | undefined {
  return tr.getMeta(key)
}

function drawnBy({ spec }: Decoration): string {
  return spec['drawn']
}

/** The plugin that draws it; it needs no view to work out what is to be drawn. */
export function whosePlugin(binding: FlowBinding, whoseOf: WhoseOf): Plugin<Drawn> {
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

  /** Draws blocks so that what is up to date reaches from the first block that it holds to the last. */
  function drawSome({ set, upToDate }: Drawn, doc: Node, blocks: readonly Blocks[]): Drawn {
    const drawn = redrawBlocks(set, doc, blocks, { draw, drawnBy })
    const ends = blocks.flatMap(({ index, count }) => [startOf(doc, index), startOf(doc, index + count)])
    const from = Math.min(...ends, upToDate?.from ?? doc.content.size)
    const to = Math.max(...ends, upToDate?.to ?? 0)
    return { set: drawn, upToDate: from <= 0 && to >= doc.content.size ? null : { from, to } }
  }

  function refresh(view: EditorView, some: readonly Blocks[]): void {
    const { state } = view
    const drawn = key.getState(state)
    if (drawn === undefined || state.doc.childCount !== flow.count) return
    const set = redrawBlocks(drawn.set, state.doc, some, { draw, drawnBy })
    if (set !== drawn.set) view.dispatch(redrawing(state, { set }))
  }

  return new Plugin<Drawn>({
    key,
    state: {
      init(_config, { doc }) {
        first = doc
        return { set: drawAll(doc), upToDate: null }
      },
      apply(tr, drawn, _before, { doc }) {
        const redraw = redrawIn(tr)
        const { set, upToDate } = drawn
        if (redraw === undefined)
          return {
            set: set.map(tr.mapping, tr.doc),
            upToDate: upToDate && {
              from: tr.mapping.map(upToDate.from, -1),
              to: tr.mapping.map(upToDate.to, 1),
            },
          }
        if (redraw === 'all') {
          const all = drawAll(doc)
          return { set: isDrawnSo(set.find(), all.find(), drawnBy) ? set : all, upToDate: null }
        }
        if ('set' in redraw) return { set: redraw.set, upToDate }
        if ('first' in redraw) return drawSome({ set, upToDate: null }, doc, [redraw.first])
        return upToDate === null ? drawn : drawSome(drawn, doc, nextTo(doc, upToDate, redraw.more))
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
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

/** So many blocks before and behind a stretch of the document, as far as there are. */
function nextTo(doc: Node, { from, to }: { from: number; to: number }, most: number): readonly Blocks[] {
  const [first, behind] = [doc.resolve(from).index(0), doc.resolve(to).indexAfter(0)]
  const index = Math.max(first - most, 0)
  return [
    { index, count: first - index },
    { index: behind, count: Math.min(most, doc.childCount - behind) },
  ]
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
