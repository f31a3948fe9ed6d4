import { Extension } from '@tiptap/core'
import { DOMSerializer, type Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { plainBlock } from '../block.ts'
import type { FlowBinding } from '../binding/binding.ts'
import { type Along } from '../taken/along.ts'
import { clipAttribute, clipFrom } from '../taken/clip.ts'
import { onlyCopied } from '../taken/taken.ts'
import { takenBetween } from '../taken/taken-between.ts'
import { nestedHtml } from './nested-html.ts'
import { plainText } from './plain-text.ts'
import { withoutRemovals } from './without-removals.ts'

/** Writes what is copied as nested HTML, which says for our own pages where its words were taken from. */
class FlowSerializer extends DOMSerializer {
  readonly #clipOf: (content: Fragment) => string | null

  constructor(schema: Schema, clipOf: (content: Fragment) => string | null) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema))
    this.#clipOf = clipOf
  }

  override serializeFragment(
    content: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const isBlocks = content.firstChild?.isBlock === true
    if (!isBlocks || options.document === undefined) return super.serializeFragment(content, options, target)
    const written = nestedHtml(content, this, options.document)
    const clip = this.#clipOf(content)
    if (clip !== null) written.firstElementChild?.setAttribute(clipAttribute, clip)
    target?.append(written)
    return target ?? written
  }
}

/** Words from within one block are only words: they do not take its list or box along. */
function onlyWords(slice: Slice): Slice {
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null
  if (only?.type.name !== 'paragraph' || slice.openStart === 0 || slice.openEnd === 0) return slice
  const plain = only.type.create(plainBlock, only.content, only.marks)
  return new Slice(slice.content.replaceChild(0, plain), slice.openStart, slice.openEnd)
}

/** What copying needs from outside. */
export interface FlowCopyOptions {
  /** The binding that knows what is suggested; null where nothing can be. */
  readonly binding: FlowBinding | null
  /** The section that is copied from, which other pages are told of; null where there is none. */
  readonly section: string | null
  readonly along: Along
}

/** Copies blocks so that Word, mail programs and plain-text fields get proper lists and quotes. */
export const FlowCopy = Extension.create<FlowCopyOptions>({
  name: 'flowCopy',
  addProseMirrorPlugins() {
    const { binding, section, along } = this.options
    const clipOf = (content: Fragment): string | null => {
      const taken = along.of(content)
      return section === null || taken === null ? null : clipFrom(section, taken)
    }
    /** Whether the words stay where they are: what is cut or dragged away is taken along whole, so that none is lost. */
    let stays = true
    const notice = (stay: boolean) => () => {
      stays = stay
      return false
    }
    return [
      new Plugin({
        key: new PluginKey('flowCopy'),
        props: {
          handleDOMEvents: { copy: notice(true), cut: notice(false), dragstart: notice(false) },
          transformCopied: (slice, { state }) => {
            if (binding === null || !slice.eq(state.selection.content())) return onlyWords(slice)
            const left = stays ? withoutRemovals(binding, state) : { slice, gone: [] }
            const copied = onlyWords(left.slice)
            const words = takenBetween(binding.flow, state.doc, state.selection, left.gone)
            const taken = { section: null, words }
            along.take(copied, stays ? onlyCopied(taken) : taken)
            return copied
          },
          clipboardSerializer: new FlowSerializer(this.editor.schema, clipOf),
          clipboardTextSerializer: ({ content }) => plainText(content),
        },
      }),
    ]
  },
})
