import type { SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { allocationKind } from '#lib/allocation/allocation-id.ts'
import { isEvaluation } from '#lib/evaluation/evaluation-id.ts'
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

/** Where a document, meeting, evaluation or allocation round of a space is read. */
export function addressIn(
  space: Pick<SpaceView, 'slug' | 'documents'>,
  { id, slug }: { readonly id: string; readonly slug: string },
): string {
  const kind = space.documents.find((document) => document.id === id)?.kind
  return `/s/${space.slug}/${pathOf(kind)}/${slug}`
}

/** Under what documents of a kind are read. */
export function pathOf(kind: string | undefined): 'm' | 'e' | 'a' | 'd' {
  if (kind === meetingKind) return 'm'
  if (kind === allocationKind) return 'a'
  return isEvaluation(kind) ? 'e' : 'd'
}
