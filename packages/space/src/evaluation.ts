import type { Permission } from '@alongside/protocol'
import type { Space, SpaceDocument } from './space.ts'

/** What everybody may do at most in the notes of an evaluation that is finished: what was discussed stands. Null: no limit. */
export function limitAfterEvaluation(space: Space, { id }: SpaceDocument): Permission | null {
  return space.evaluations.get(id)?.phase === 'finished' ? 'comment' : null
}
