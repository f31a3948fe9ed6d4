import type { SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'

/** The kind of the documents that are allocation rounds. */
export const allocationKind = 'allocation'

/** The id of a round of the space by its slug or id; the page is not there for any other. */
export function allocationId(space: Pick<SpaceView, 'documents'>, wanted: string): string {
  const found = space.documents.find(
    ({ id, slug, kind }) => kind === allocationKind && (slug === wanted || id === wanted),
  )
  if (!found) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return found.id
}
