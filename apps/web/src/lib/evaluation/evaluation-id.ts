import type { SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'

/** The kind of the documents that are evaluations. */
export const evaluationKind = 'coEvaluation'

/** The id of an evaluation of the space by its slug or id; the page is not there for any other. */
export function evaluationId(space: Pick<SpaceView, 'documents'>, wanted: string): string {
  const found = space.documents.find(
    ({ id, slug, kind }) => kind === evaluationKind && (slug === wanted || id === wanted),
  )
  if (!found) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return found.id
}
