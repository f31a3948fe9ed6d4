import { evolveEvaluation, freshEvaluation, type EvaluationEvent } from '@alongside/evaluation'
import type { EventEnvelope } from '@alongside/protocol'
import { reasonFilesOf } from '../reason-file.ts'
import { filesOf, type Space, type SpaceFile } from '../space.ts'

/** The space after something happened in one of its evaluations; of an evaluation that is none nothing can happen. */
export function evaluate(space: Space, event: EvaluationEvent, logged: EventEnvelope): Space {
  const { evaluation: id } = event.payload
  const known = space.evaluations.get(id)
  if (known === undefined) {
    if (event.kind !== 'evaluationOpened' || !space.documents.has(id)) return space
    return { ...space, evaluations: new Map(space.evaluations).set(id, freshEvaluation(event.payload)) }
  }
  const evaluation = evolveEvaluation(known, event, logged)
  if (evaluation === known) return space
  const after = {
    ...space,
    evaluations: new Map(space.evaluations).set(id, evaluation),
    serviceThen: serviceThenAfter(space, event),
  }
  return reasonFilesOf(event, logged.at).reduce(stand, after)
}

/** What is put right of a service later changes no result that is finished, until that is taken up again. */
function serviceThenAfter(space: Space, event: EvaluationEvent): Space['serviceThen'] {
  const { evaluation: id } = event.payload
  const facts = space.services.get(space.evaluations.get(id)?.service ?? '')?.facts
  if (event.kind === 'evaluationFinished' && facts !== undefined) {
    return new Map(space.serviceThen).set(id, facts)
  }
  if (event.kind !== 'evaluationTakenUp') return space.serviceThen
  const left = new Map(space.serviceThen)
  left.delete(id)
  return left
}

function stand(space: Space, file: SpaceFile): Space {
  const there = filesOf(space, file.section)
  if (!space.places.has(file.section) || there.some(({ id }) => id === file.id)) return space
  return { ...space, files: new Map(space.files).set(file.section, [...there, file]) }
}
