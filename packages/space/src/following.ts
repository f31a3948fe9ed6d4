import type { Evaluation } from '@alongside/evaluation'
import type { Meeting } from '@alongside/meeting'
import type { Space } from './space.ts'

/** Where people take things on: a meeting or an evaluation. One may follow on another of its sort. */
export type Gathering = Meeting | Evaluation

type Gatherings = Pick<Space, 'meetings' | 'evaluations'>

/** The meeting or evaluation that a document is; null for every other document. */
export function gatheringOf({ meetings, evaluations }: Gatherings, id: string): Gathering | null {
  return meetings.get(id) ?? evaluations.get(id) ?? null
}

/** All meetings and evaluations. */
export function gatheringsIn({ meetings, evaluations }: Gatherings): readonly Gathering[] {
  return [...meetings.values(), ...evaluations.values()]
}

/** The meetings that follow one, directly or after others; none of those that were put away. */
export function followersOf(space: Space, id: string): readonly Meeting[] {
  return [...space.meetings.values()].filter(
    (one) => space.documents.get(one.id)?.putAway === false && follows(space, one.id, id),
  )
}

/** Says whether a gathering follows another, directly or after others. */
export function follows(space: Gatherings, id: string, earlier: string): boolean {
  return earlierThan(space, id).some((one) => one.id === earlier)
}

/** The gatherings that one follows, the latest first; each once, whatever a log says. */
export function earlierThan(space: Gatherings, id: string): readonly Gathering[] {
  const earlier = new Map<string, Gathering>()
  let before = gatheringOf(space, id)?.from ?? null
  while (before !== null && before !== id && !earlier.has(before)) {
    const found = gatheringOf(space, before)
    if (found === null) break
    earlier.set(before, found)
    before = found.from
  }
  return [...earlier.values()]
}
