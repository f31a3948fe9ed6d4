import type { Meeting } from '../meeting.ts'
import type { Interest } from '../part.ts'

/** Changes an interest; what was never declared is not there, unless this declares it. */
export function changeInterest(
  meeting: Meeting,
  id: string,
  change: (known: Interest | undefined) => Interest | undefined,
): Meeting {
  const changed = change(meeting.interests.get(id))
  if (changed === undefined) return meeting
  return { ...meeting, interests: new Map(meeting.interests).set(id, changed) }
}
