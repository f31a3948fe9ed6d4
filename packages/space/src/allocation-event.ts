import type { AllocationEvent } from '@alongside/allocation'
import type { SpaceEvent } from './event.ts'

/** Says whether something happened in an allocation round. */
export function isAllocationEvent(event: SpaceEvent): event is AllocationEvent {
  return 'allocation' in event.payload
}
