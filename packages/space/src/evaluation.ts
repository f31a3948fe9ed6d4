import type { Evaluation } from '@alongside/evaluation'
import type { Permission, ServiceFacts } from '@alongside/protocol'
import type { Space, SpaceDocument } from './space.ts'

/** What everybody may do at most in the notes of an evaluation that is finished: what was discussed stands. Null: no limit. */
export function limitAfterEvaluation(space: Space, { id }: SpaceDocument): Permission | null {
  return space.evaluations.get(id)?.phase === 'finished' ? 'comment' : null
}

/** What is evaluated: a service, or in a review the work of the space itself, which it runs. Null: it is not known. */
export function subjectOf(
  space: Space,
  { id: evaluation, service: id, review }: Pick<Evaluation, 'id' | 'service' | 'review'>,
): { readonly id: string; readonly facts: ServiceFacts } | null {
  if (review !== null) {
    return { id, facts: { name: review.scope, provider: space.name, commissioner: null, about: '' } }
  }
  // What is put right of a service later changes no result that is finished.
  const facts = space.serviceThen.get(evaluation) ?? space.services.get(id)?.facts
  return facts === undefined ? null : { id, facts }
}
