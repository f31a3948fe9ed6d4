import { Node } from '@tiptap/core'
import { blockAttributes } from './block-attributes.ts'

/**
 * A block of code: the flow's kind `code`. Its lines are split by `\n` in its text and it shows no marks.
 * An unknown embed may stand in it, since changing a block's kind removes nothing.
 */
export const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: '(text | unknownEmbed)*',
  marks: '',
  code: true,
  defining: true,
  whitespace: 'pre',
  addAttributes: blockAttributes,
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: ({ HTMLAttributes }) => ['pre', HTMLAttributes, ['code', 0]],
})
