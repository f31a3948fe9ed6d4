import type { EvaluationEvent } from '@alongside/evaluation'
import { isAllocationEvent } from './allocation-event.ts'
import type { SpaceEvent } from './event.ts'

/** Says whether something happened in an evaluation; a round may name one. */
export function isEvaluationEvent(event: SpaceEvent): event is EvaluationEvent {
  return 'evaluation' in event.payload && !isAllocationEvent(event)
}
