import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { authorHue } from '#lib/author-pattern.ts'

/** Where another person's selection stands in this editor now; `anchor` and `head` are ProseMirror positions. */
export interface Caret {
  /** The Yjs client id whose presence this is. */
  readonly client: number
  readonly name: string
  readonly colour: number
  readonly anchor: number
  readonly head: number
}

const key = new PluginKey<DecorationSet>('carets')

/** Draws others' carets and selections. They hold no text: the name is drawn by CSS from an attribute. */
export function carets(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set, _old, state) {
        const others = othersIn(tr)
        return others ? decorate(state, others) : set.map(tr.mapping, tr.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

/** The transaction that shows these carets and no others; it changes no text. */
export function showCarets(state: EditorState, others: readonly Caret[]) {
  return state.tr.setMeta(key, others).setMeta('addToHistory', false)
}

/** The carets that a transaction of `showCarets` brings; nobody else sets this key. */
function othersIn(tr: Transaction): readonly Caret[] | undefined {
  return tr.getMeta(key)
}

function decorate({ doc }: EditorState, others: readonly Caret[]): DecorationSet {
  return DecorationSet.create(
    doc,
    others.flatMap(({ client, name, colour, anchor, head }) => {
      const caret = Decoration.widget(head, () => caretElement(name, colour), {
        key: `caret-${client}-${name}-${colour}`,
        side: 10,
        ignoreSelection: true,
      })
      if (anchor === head) return [caret]
      const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
      return [
        caret,
        Decoration.inline(from, to, { class: 'other-selection', 'data-author': String(authorHue(colour)) }),
      ]
    }),
  )
}

function caretElement(name: string, colour: number): HTMLElement {
  const element = document.createElement('span')
  element.className = 'other-caret'
  element.dataset['author'] = String(authorHue(colour))
  element.dataset['name'] = name
  element.setAttribute('aria-hidden', 'true')
  return element
}
