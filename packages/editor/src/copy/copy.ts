import { Extension } from '@tiptap/core'
import { DOMSerializer, type Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { plainBlock } from '../block.ts'
import { nestedHtml } from './nested-html.ts'
import { plainText } from './plain-text.ts'

/** Writes what is copied as nested HTML. */
class FlowSerializer extends DOMSerializer {
  constructor(schema: Schema) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema))
  }

  override serializeFragment(
    content: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const isBlocks = content.firstChild?.isBlock === true
    if (!isBlocks || options.document === undefined) return super.serializeFragment(content, options, target)
    const written = nestedHtml(content, this, options.document)
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

/** Copies blocks so that Word, mail programs and plain-text fields get proper lists and quotes. */
export const FlowCopy = Extension.create({
  name: 'flowCopy',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('flowCopy'),
        props: {
          transformCopied: onlyWords,
          clipboardSerializer: new FlowSerializer(this.editor.schema),
          clipboardTextSerializer: ({ content }) => plainText(content),
        },
      }),
    ]
  },
})
