import { evolveEvaluation, freshEvaluation, type EvaluationEvent } from '@alongside/evaluation'
import type { EventEnvelope } from '@alongside/protocol'
import type { Space } from '../space.ts'

/** The space after something happened in one of its evaluations; of an evaluation that is none nothing can happen. */
export function evaluate(space: Space, event: EvaluationEvent, logged: EventEnvelope): Space {
  const { evaluation: id } = event.payload
  const known = space.evaluations.get(id)
  if (known === undefined) {
    if (event.kind !== 'evaluationOpened' || !space.documents.has(id)) return space
    return { ...space, evaluations: new Map(space.evaluations).set(id, freshEvaluation(event.payload)) }
  }
  const evaluation = evolveEvaluation(known, event, logged)
  return evaluation === known
    ? space
    : { ...space, evaluations: new Map(space.evaluations).set(id, evaluation) }
}
