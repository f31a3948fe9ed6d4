import type { Capacity } from '@alongside/protocol'

/** Somebody who takes part, in the one capacity in which they are counted, as that taken down at a roll. */
export interface Participant {
  readonly person: string
  readonly capacity: Capacity
}

/** Each person once, as they stand there first. */
export function eachOnce<One extends Pick<Participant, 'person'>>(people: readonly One[]): One[] {
  const seen = new Set<string>()
  return people.filter(({ person }) => !seen.has(person) && seen.add(person))
}
