import type { Evaluation } from '@alongside/evaluation'
import type { Permission, ServiceFacts } from '@alongside/protocol'
import type { Space, SpaceDocument } from './space.ts'

/** What everybody may do at most in the notes of an evaluation that is finished: what was discussed stands. Null: no limit. */
export function limitAfterEvaluation(space: Space, { id }: SpaceDocument): Permission | null {
  return space.evaluations.get(id)?.phase === 'finished' ? 'comment' : null
}

/** What is written down of the service of an evaluation; of one that is finished what was then. Null: there is none. */
export function serviceOf(
  space: Space,
  { id, service }: Pick<Evaluation, 'id' | 'service'>,
): ServiceFacts | null {
  return space.serviceThen.get(id) ?? space.services.get(service)?.facts ?? null
}
