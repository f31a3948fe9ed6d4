import type { Capacity } from '@alongside/protocol'

/** Somebody who takes part, in the capacity that was taken down at the roll. */
export interface Participant {
  readonly person: string
  readonly capacity: Capacity
}

/** Each person once, as they stand there first. */
export function eachOnce<One extends Pick<Participant, 'person'>>(people: readonly One[]): One[] {
  const seen = new Set<string>()
  return people.filter(({ person }) => !seen.has(person) && seen.add(person))
}
