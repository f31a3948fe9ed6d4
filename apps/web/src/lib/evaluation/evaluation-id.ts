import type { SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'

/** The kinds of the documents that are evaluations: of a service, and of how a space works. */
const evaluationKinds: readonly (string | undefined)[] = ['coEvaluation', 'coReview']

export const isEvaluation = (kind: string | undefined): boolean => evaluationKinds.includes(kind)

/** The id of an evaluation of the space by its slug or id; the page is not there for any other. */
export function evaluationId(space: Pick<SpaceView, 'documents'>, wanted: string): string {
  const found = space.documents.find(
    ({ id, slug, kind }) => isEvaluation(kind) && (slug === wanted || id === wanted),
  )
  if (!found) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return found.id
}
