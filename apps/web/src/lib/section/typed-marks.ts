import { positionAt } from '@alongside/editor'
import type { Standing } from '@alongside/attribution'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { BlockAuthors } from './authors.ts'

const key = new PluginKey<DecorationSet>('typed')

/** Marks words that a hand typed for another and of which that person has not said that they are theirs. */
export function typedMarks(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set, _old, state) {
        const marked = markedIn(tr)
        return marked ? DecorationSet.create(state.doc, [...marked]) : set.map(tr.mapping, tr.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/** What is said of such words at the end of their block: whose they are, who typed them, and how they stand. */
export type Says = (standing: Exclude<Standing, 'confirmed'>, run: BlockAuthors['runs'][number]) => string

/** The transaction that marks these words and no others, which changes no text; null where they are marked so. */
export function markTyped(
  state: EditorState,
  authors: readonly BlockAuthors[],
  says: Says,
): Transaction | null {
  const wanted = authors.flatMap((block) => decorationsOf(state.doc, block, says))
  const shown = key.getState(state)?.find() ?? []
  const nameOf = ({ from, to, spec }: Decoration): string => `${from} ${to} ${spec['name']}`
  const known = new Set(shown.map(nameOf))
  if (wanted.length === shown.length && wanted.every((one) => known.has(nameOf(one)))) return null
  return state.tr.setMeta(key, wanted).setMeta('addToHistory', false)
}

/** What a transaction of `markTyped` brings; nobody else sets this key. */
function markedIn(tr: Transaction): readonly Decoration[] | undefined {
  return tr.getMeta(key)
}

function decorationsOf(doc: Node, { block, runs }: BlockAuthors, says: Says): readonly Decoration[] {
  const marked: Decoration[] = []
  const said = new Set<string>()
  for (const run of runs) {
    const { standing, from: begin, text } = run
    if ((standing !== 'open' && standing !== 'disowned') || text.trim() === '') continue
    const [from, to] = [
      positionAt(doc, { block, offset: begin }),
      positionAt(doc, { block, offset: begin + text.length }),
    ]
    if (from === null || to === null || from >= to) continue
    said.add(says(standing, run))
    marked.push(Decoration.inline(from, to, { 'data-typed': standing }, { name: standing }))
  }
  const start = positionAt(doc, { block, offset: 0 })
  if (said.size === 0 || start === null) return marked
  const $start = doc.resolve(start)
  const words = [...said].join(' · ')
  const attributes = { 'data-typed-says': words }
  return [...marked, Decoration.node($start.before(), $start.after(), attributes, { name: words })]
}
