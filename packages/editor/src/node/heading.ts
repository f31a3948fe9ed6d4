import { Node } from '@tiptap/core'
import { blockAttributes } from './block-attributes.ts'

/** What a heading may be told. */
export interface HeadingOptions {
  /** The HTML level that a heading of level 1 is shown with, so that the page's own titles come before. */
  readonly base: number
}

function levelOf(element: HTMLElement): number {
  const own = Number(element.getAttribute('data-level'))
  const shown = Number(element.nodeName.slice(1))
  return Math.min(Math.max(own || shown, 1), 3)
}

/** A heading of level 1 to 3. */
export const Heading = Node.create<HeadingOptions>({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addOptions: () => ({ base: 1 }),
  addAttributes: () => ({
    ...blockAttributes(),
    level: {
      default: 1,
      parseHTML: levelOf,
      renderHTML: ({ level }) => ({ 'data-level': level }),
    },
  }),
  parseHTML: () => [{ tag: 'h1, h2, h3, h4, h5, h6' }],
  renderHTML({ node, HTMLAttributes }) {
    return [`h${Math.min(node.attrs['level'] + this.options.base - 1, 6)}`, HTMLAttributes, 0]
  },
})
