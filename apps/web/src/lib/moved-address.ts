import type { SpaceView } from '@alongside/protocol'

/** What stands in the addresses of the pages of a space. */
type Addressed = Pick<SpaceView, 'slug'> & {
  readonly documents: readonly Pick<SpaceView['documents'][number], 'id' | 'slug'>[]
}

/**
 * The path of a page of a space as it is now, where a name was taken out of the address of the space or of the document
 * that the page shows; null where it is as it was.
 */
export function movedAddress(path: string, before: Addressed, now: Addressed): string | null {
  const [start, s, space, kind, document, ...rest] = path.split('/')
  if (s !== 's' || space !== before.slug) return null
  const shown = before.documents.find(({ slug }) => slug === document)
  const slug = now.documents.find(({ id }) => id === shown?.id)?.slug ?? document
  const parts = [start, s, now.slug, kind, slug, ...rest].filter((part) => part !== undefined)
  const moved = parts.join('/')
  return moved === path ? null : moved
}
