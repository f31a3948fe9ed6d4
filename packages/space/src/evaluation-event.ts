import type { EvaluationEvent } from '@alongside/evaluation'
import type { SpaceEvent } from './event.ts'

/** Says whether something happened in an evaluation. */
export function isEvaluationEvent(event: SpaceEvent): event is EvaluationEvent {
  return 'evaluation' in event.payload
}
