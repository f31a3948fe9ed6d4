import type { Meeting } from '@alongside/meeting'
import type { Space } from './space.ts'

/** The meetings that follow one, directly or after others; none of those that were put away. */
export function followersOf({ meetings, documents }: Space, id: string): readonly Meeting[] {
  return [...meetings.values()].filter(
    (one) => documents.get(one.id)?.putAway === false && follows({ meetings }, one.id, id),
  )
}

/** Says whether a meeting follows another, directly or after others. */
export function follows(space: Pick<Space, 'meetings'>, meeting: string, earlier: string): boolean {
  return earlierThan(space, meeting).some(({ id }) => id === earlier)
}

/** The meetings that one follows, the latest first; each once, whatever a log says. */
export function earlierThan({ meetings }: Pick<Space, 'meetings'>, meeting: string): readonly Meeting[] {
  const earlier = new Map<string, Meeting>()
  let before = meetings.get(meeting)?.from ?? null
  while (before !== null && before !== meeting && !earlier.has(before)) {
    const found = meetings.get(before)
    if (found === undefined) break
    earlier.set(before, found)
    before = found.from
  }
  return [...earlier.values()]
}
