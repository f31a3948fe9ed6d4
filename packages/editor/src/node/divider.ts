import { Node } from '@tiptap/core'
import { blockAttributes } from './block-attributes.ts'

/** A line across the page. */
export const Divider = Node.create({
  name: 'divider',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: blockAttributes,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', HTMLAttributes],
})
