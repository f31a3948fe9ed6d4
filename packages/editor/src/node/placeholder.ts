import { Node } from '@tiptap/core'
import { blockAttributes } from './block-attributes.ts'
import { unknownAttributes } from './unknown-attributes.ts'

/** What a placeholder may be told. */
export interface PlaceholderOptions {
  /** The words in the box for a block of this unknown kind. */
  readonly label: (kind: string) => string
}

/** A block of a kind that this version does not know: it can be moved or deleted, not edited. */
export const Placeholder = Node.create<PlaceholderOptions>({
  name: 'placeholder',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addOptions: () => ({ label: (kind) => kind }),
  addAttributes: () => ({ ...blockAttributes(), ...unknownAttributes() }),
  parseHTML: () => [{ tag: 'div[data-unknown-block]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-unknown-block': '' }, this.options.label(node.attrs['kind'])]
  },
})
