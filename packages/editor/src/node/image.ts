import { longestAlt } from '@alongside/flow'
import { idSchema } from '@alongside/protocol'
import { Node } from '@tiptap/core'
import { blockAttributes } from './block-attributes.ts'

/** What a picture may be told. */
export interface ImageOptions {
  /** The section that the text is of; null where pictures cannot be pasted. */
  readonly section: string | null
}

/** What a picture says of itself; the flow has the words. */
export interface PictureAttrs {
  readonly file: string | null
  readonly alt: string
  readonly decorative: boolean
}

/** The address of a picture's bytes; they are given to whoever may read its section. */
export function pictureAddress(file: string): string {
  return `/api/files/${file}`
}

/** The picture of this section that an element on the clipboard stands for, or null. */
export function ownPictureOf(element: Element, section: string | null): PictureAttrs | null {
  const file = idSchema.safeParse(element.getAttribute('data-picture'))
  if (section === null || element.getAttribute('data-picture-of') !== section || !file.success) return null
  const alt = element.getAttribute('alt') ?? ''
  const decorative = element.hasAttribute('data-decorative')
  return { file: file.data, alt: alt.length <= longestAlt ? alt : '', decorative }
}

/**
 * A picture among the blocks. What is written here is what is copied; in the page a view shows it. A file belongs
 * to its section with its rights, so that what is copied says which section that is.
 */
export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addOptions: () => ({ section: null }),
  addAttributes: () => ({
    ...blockAttributes(),
    file: {
      default: null,
      renderHTML: ({ file }) =>
        file === null ? {} : { src: pictureAddress(String(file)), 'data-picture': file },
    },
    alt: { default: '' },
    decorative: {
      default: false,
      renderHTML: ({ decorative }) => (decorative === true ? { 'data-decorative': '' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'img[data-picture]' }],
  renderHTML({ HTMLAttributes, node }) {
    const { section } = this.options
    const alt = node.attrs['decorative'] === true ? '' : node.attrs['alt']
    return ['img', { ...HTMLAttributes, alt, ...(section !== null && { 'data-picture-of': section }) }]
  },
})
