import type { MeetingEvent } from '@alongside/meeting'
import type { SpaceEvent } from './event.ts'

/** Says whether something happened in a meeting. */
export function isMeetingEvent(event: SpaceEvent): event is MeetingEvent {
  return 'meeting' in event.payload
}
