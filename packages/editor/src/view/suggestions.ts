import { differingIds, proposalFinder, type Change, type MarkName, type Suggestions } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { DecorationSet, type Decoration, type EditorView } from '@tiptap/pm/view'
import { FlowBinding } from '../binding/binding.ts'
import { bearsMark, ownLinkAt, ownSuggestedOf } from '../binding/own-suggested.ts'
import { startOf } from '../binding/places.ts'
import { isDrawnSo, redrawBlocks } from './redraw-blocks.ts'
import type { SuggestedLook, SuggestionLabels } from './labels.ts'
import { decorationsOf, type ProposedSpec, type SuggesterShown } from './proposed.ts'

/** What the drawing of suggestions needs from outside. */
export interface FlowSuggestionsOptions {
  readonly binding: FlowBinding | null
  readonly labels: SuggestionLabels
  /** Who suggests, or null while that is not known. */
  readonly suggesterOf: (suggestion: string) => SuggesterShown | null
}

interface Drawn {
  readonly set: DecorationSet
  readonly active: string | null
}

/** What to draw from now on: another set, or everything anew with another suggestion in front. */
type Redraw = { readonly set: DecorationSet } | { readonly active: string | null }

const key = new PluginKey<Drawn>('flowSuggestions')

/** Draws what is suggested: words to come and to go, marks, and a sign at blocks. Nothing of it is in the document. */
export const FlowSuggestions = Extension.create<FlowSuggestionsOptions>({
  name: 'flowSuggestions',
  addProseMirrorPlugins() {
    const { binding } = this.options
    return binding === null ? [] : [suggestionsPlugin(binding, this.options)]
  },
})

/** The transaction that puts a suggestion in front, or with null none; it changes no text. */
export function showSuggestion(state: EditorState, active: string | null): Transaction {
  return redrawing(state, { active })
}

/** The transaction after which every suggestion is drawn anew, as when the page knows more of who suggests. */
export function redrawSuggestions(state: EditorState): Transaction {
  return redrawing(state, { active: key.getState(state)?.active ?? null })
}

/** The suggestions that are drawn at a position, those of words before those of their block. */
export function suggestionsAt(state: EditorState, pos: number): readonly string[] {
  const found = key.getState(state)?.set.find(pos, pos) ?? []
  const narrow = [...found].sort((a, b) => a.to - a.from - (b.to - b.from))
  return [...new Set(narrow.flatMap((one) => specOf(one).suggestions))]
}

/** How the block that the caret is in is to look by what the person suggests of it; nothing while they write. */
export function suggestedLook(state: EditorState): SuggestedLook {
  return ownSuggestedOf(bindingIn(state), state.selection.$from.index(0)).look
}

/** Whether the selected words are to bear a mark by what the person suggests; null: the text itself says it. */
export function suggestedMark(state: EditorState, name: MarkName): boolean | null {
  return bearsMark(bindingIn(state), state, name)
}

/** Where the person suggests that the selected words lead, or null. */
export function suggestedLink(state: EditorState): string | null {
  return ownLinkAt(bindingIn(state), state)
}

function bindingIn(state: EditorState): FlowBinding | null {
  const binding: unknown = key.get(state)?.spec['binding']
  return binding instanceof FlowBinding ? binding : null
}

function redrawing(state: EditorState, redraw: Redraw): Transaction {
  return state.tr.setMeta(key, redraw).setMeta('addToHistory', false)
}

function redrawIn(tr: Transaction): Redraw | undefined {
  return tr.getMeta(key)
}

function specOf({ spec }: Decoration): ProposedSpec {
  return { suggestions: spec['suggestions'], drawn: spec['drawn'] }
}

function drawnBy(decoration: Decoration): string {
  return specOf(decoration).drawn
}

function suggestionsPlugin(binding: FlowBinding, options: FlowSuggestionsOptions): Plugin<Drawn> {
  const { flow } = binding
  /** What the first drawing was of. */
  let first: { readonly doc: Node; readonly suggestions: Suggestions } | null = null

  function blockDecorations(doc: Node, from: number, to: number, active: string | null) {
    const find = proposalFinder(flow.suggestions)
    const drawn: Decoration[] = []
    let pos = startOf(doc, from)
    for (let index = from; index < Math.min(to, doc.childCount, flow.count); index++) {
      const node = doc.child(index)
      drawn.push(...decorationsOf(node, pos, find(flow.block(index)), { ...options, active }))
      pos += node.nodeSize
    }
    return drawn
  }

  function drawAll(state: EditorState, active: string | null): Drawn {
    return {
      set: DecorationSet.create(state.doc, blockDecorations(state.doc, 0, flow.count, active)),
      active,
    }
  }

  /** Shows what changed since `before` was suggested; null: everything may have. What was done in `touched` blocks may have taken drawings away. */
  function refresh(
    view: EditorView,
    before: Suggestions | null,
    changes: readonly Change[],
    touched: readonly number[] = [],
  ): void {
    const { state } = view
    const drawn = key.getState(state)
    if (drawn === undefined || state.doc.childCount !== flow.count) return
    if (before === null) {
      const { set } = drawAll(state, drawn.active)
      if (!isDrawnSo(drawn.set.find(), set.find(), drawnBy)) view.dispatch(redrawing(state, { set }))
      return
    }
    // Where a unit is suggested or decided now, its block reads otherwise; what an entry says of it is drawn besides.
    const regrouped = flow.indexesOf(differingIds(before, flow.suggestions))
    const some = [
      ...changes.map(({ index, blocks }) => ({ index, count: blocks.length })),
      ...[...regrouped, ...touched.filter((index) => index < flow.count)].map((index) => ({
        index,
        count: 1,
      })),
    ]
    const { active } = drawn
    const set = redrawBlocks(drawn.set, state.doc, some, {
      draw: (doc, from, to) => blockDecorations(doc, from, to, active),
      drawnBy,
    })
    if (set !== drawn.set) view.dispatch(redrawing(state, { set }))
  }

  return new Plugin<Drawn>({
    key,
    binding,
    state: {
      init(_config, state) {
        first = { doc: state.doc, suggestions: flow.suggestions }
        return drawAll(state, null)
      },
      apply(tr, drawn, _before, state) {
        const redraw = redrawIn(tr)
        if (redraw === undefined) return { ...drawn, set: drawn.set.map(tr.mapping, tr.doc) }
        return 'set' in redraw ? { ...drawn, set: redraw.set } : drawAll(state, redraw.active)
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view(view) {
      let { suggestions } = flow
      const stop = binding.onShown((changes, touched) => {
        const before = suggestions
        suggestions = flow.suggestions
        refresh(view, before, changes, touched)
      })
      // What arrived between the making of the state and of the view.
      queueMicrotask(() => {
        const isDrawn = first?.doc === view.state.doc && first.suggestions === flow.suggestions
        if (!view.isDestroyed && !isDrawn) refresh(view, null, [])
      })
      return { destroy: stop }
    },
  })
}
