import type { SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'

/** The kind of the documents that are meetings. */
export const meetingKind = 'meeting'

/** The id of a meeting of the space by its slug or id; the page is not there for any other. */
export function meetingId(space: Pick<SpaceView, 'documents'>, wanted: string): string {
  const found = space.documents.find(
    ({ id, slug, kind }) => kind === meetingKind && (slug === wanted || id === wanted),
  )
  if (!found) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return found.id
}

/** Says whether a document of a space is a meeting. */
export function isMeeting({ documents }: Pick<SpaceView, 'documents'>, document: string): boolean {
  return documents.some(({ id, kind }) => id === document && kind === meetingKind)
}

/** Where a document or meeting of a space is read. */
export function addressIn(
  space: Pick<SpaceView, 'slug' | 'documents'>,
  { id, slug }: { readonly id: string; readonly slug: string },
): string {
  return `/s/${space.slug}/${isMeeting(space, id) ? 'm' : 'd'}/${slug}`
}
