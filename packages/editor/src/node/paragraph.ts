import { Node, mergeAttributes } from '@tiptap/core'
import { blockAttributes } from './block-attributes.ts'

/** A paragraph, which is also every list item: `list`, `depth` and `checked` say so. */
export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000, // the first block of the schema is the one that ProseMirror makes when it needs any
  group: 'block',
  content: 'inline*',
  addAttributes: blockAttributes,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes), 0],
})
