import type { Meeting } from '@alongside/meeting'
import type { Space } from './space.ts'

/** The meetings that follow one, directly or after others; none of those that were put away. */
export function followersOf({ meetings, documents }: Space, id: string): readonly Meeting[] {
  return [...meetings.values()].filter(
    (one) => documents.get(one.id)?.putAway === false && comesAfter(meetings, one, id),
  )
}

/** What follows another was called after it, so that this comes to an end. */
function comesAfter(meetings: Space['meetings'], { from }: Meeting, id: string): boolean {
  if (from === null || from === id) return from === id
  const before = meetings.get(from)
  return before !== undefined && comesAfter(meetings, before, id)
}
