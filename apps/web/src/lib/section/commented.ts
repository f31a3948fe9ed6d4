import { placeFrom, positionAt } from '@alongside/editor'
import { anchorFinder, anchorOf, type Flow, type Moved, type Place, type Standing } from '@alongside/flow'
import { anchorLimits, type Anchor, type ThreadView } from '@alongside/protocol'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Where the words of a thread stand now; null for those of the whole part and those whose words are gone. */
export type Standings = ReadonlyMap<string, Standing | null>

const key = new PluginKey<DecorationSet>('commented')

/** What stands beside words that were clicked on. */
export type Touched = { readonly thread: string } | { readonly suggestion: string } | null

/** Marks the words that comments are about; `ontouch` hears which comment or suggestion was clicked on, or none. */
export function commented(ontouch: (touched: Touched) => void): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set, _old, state) {
        const marked = markedIn(tr)
        return marked ? DecorationSet.create(state.doc, [...marked]) : set.map(tr.mapping, tr.doc)
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(view, pos, { target }) {
        const suggested = target instanceof Element ? target.closest<HTMLElement>('[data-suggestion]') : null
        const suggestion = suggested?.dataset['suggestion']
        const [found] = key.getState(view.state)?.find(pos, pos) ?? []
        const thread: unknown = found?.spec['thread']
        if (suggestion !== undefined) ontouch({ suggestion })
        else ontouch(typeof thread === 'string' ? { thread } : null)
        return false
      },
    },
  })
}

/** The transaction that marks these words and no others, which changes no text; null where they are marked so. */
export function markCommented(state: EditorState, standings: Standings): Transaction | null {
  const wanted = decorationsOf(state.doc, standings)
  const shown = key.getState(state)?.find() ?? []
  const nameOf = ({ from, to, spec }: Decoration): string => `${from} ${to} ${spec['thread']}`
  const known = new Set(shown.map(nameOf))
  if (wanted.length === known.size && wanted.every((one) => known.has(nameOf(one)))) return null
  return state.tr.setMeta(key, wanted).setMeta('addToHistory', false)
}

/** Finds where the words of threads stand in a flow, also those that were taken elsewhere in it, in that order. */
export function standingsOf(flow: Flow, moved: readonly Moved[], threads: readonly ThreadView[]): Standings {
  // Where no words are commented on there is nothing to look for, however often the text changes.
  if (threads.every(({ anchor }) => anchor === null)) return new Map(threads.map(({ id }) => [id, null]))
  const find = anchorFinder(flow.doc, flow.blocks(), moved)
  return new Map(threads.map(({ id, anchor }) => [id, anchor === null ? null : find(anchor.letters)]))
}

/** What a comment on the words between two positions is about; null where no words stand. */
export function anchorBetween(flow: Flow, doc: Node, from: number, to: number): Anchor | null {
  return anchorIn(flow, placeFrom(doc, from), placeFrom(doc, to))
}

/** What a comment on a whole block is about. */
export function anchorOnBlock(flow: Flow, block: number): Anchor | null {
  if (block >= flow.count) return null
  return anchorIn(flow, { block, offset: 0 }, { block, offset: Infinity })
}

/** What comments on each block that has words are about, in order. */
export function anchorsOnBlocks(flow: Flow): readonly Anchor[] {
  return Array.from({ length: flow.count }, (_, block) => anchorOnBlock(flow, block)).flatMap((anchor) =>
    anchor === null || anchor.quote.trim() === '' ? [] : [anchor],
  )
}

function anchorIn(flow: Flow, from: Place, to: Place): Anchor | null {
  const between = flow.blocks(from.block, to.block + 1)
  let quote = ''
  const letters = between.flatMap((block, index) => {
    const start = { block: 0, offset: index === 0 ? from.offset : 0 }
    const end = { block: 0, offset: index === between.length - 1 ? to.offset : Infinity }
    const room = anchorLimits.most - quote.length
    if (room <= 0) return []
    const parts = anchorOf([block], start, end, { most: room, mostParts: anchorLimits.mostParts })
    const words = parts.map(({ text }) => text).join('')
    quote += quote !== '' && words !== '' ? `\n${words}` : words
    return parts
  })
  const kept = letters.slice(0, anchorLimits.mostParts)
  if (kept.length < letters.length) quote = kept.map(({ text }) => text).join('')
  return kept.length === 0 ? null : { quote, letters: kept.map((letter) => ({ ...letter })) }
}

/** What a transaction of `markCommented` brings; nobody else sets this key. */
function markedIn(tr: Transaction): readonly Decoration[] | undefined {
  return tr.getMeta(key)
}

function decorationsOf(doc: Node, standings: Standings): readonly Decoration[] {
  return [...standings].flatMap(([thread, standing]) => {
    if (standing === null) return []
    const [from, to] = [positionAt(doc, standing.from), positionAt(doc, standing.to)]
    if (from === null || to === null || from >= to) return []
    const attributes = { class: 'commented', 'aria-details': `comment-${thread}` }
    return [Decoration.inline(from, to, attributes, { thread })]
  })
}
