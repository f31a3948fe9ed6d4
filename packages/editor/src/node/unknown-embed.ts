import { Node } from '@tiptap/core'
import { unknownAttributes } from './unknown-attributes.ts'

/** What an unknown embed may be told. */
export interface UnknownEmbedOptions {
  /** The words shown for an embed of this unknown kind. */
  readonly label: (kind: string) => string
}

/** Something within a line that this version does not know: one place long, kept as it is. */
export const UnknownEmbed = Node.create<UnknownEmbedOptions>({
  name: 'unknownEmbed',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: () => ({ label: (kind) => kind }),
  addAttributes: unknownAttributes,
  parseHTML: () => [{ tag: 'span[data-unknown-embed]' }],
  renderHTML({ node, HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-unknown-embed': '' }, this.options.label(node.attrs['kind'])]
  },
})
