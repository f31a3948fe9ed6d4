import { evolveMeeting, freshMeeting, type MeetingEvent } from '@alongside/meeting'
import type { EventEnvelope } from '@alongside/protocol'
import type { Space } from '../space.ts'

/** The space after something happened in one of its meetings; of a meeting that is none nothing can happen. */
export function meet(space: Space, event: MeetingEvent, logged: EventEnvelope): Space {
  const { meeting: id } = event.payload
  const known = space.meetings.get(id)
  if (known === undefined) {
    if (event.kind !== 'meetingCalled' || !space.documents.has(id)) return space
    return { ...space, meetings: new Map(space.meetings).set(id, freshMeeting(event.payload)) }
  }
  const meeting = evolveMeeting(known, event, logged)
  return meeting === known ? space : { ...space, meetings: new Map(space.meetings).set(id, meeting) }
}
