import type { Capacity } from '@alongside/protocol'
import type { Participant } from './participant.ts'

/** A turn that somebody had: for how long they spoke, in milliseconds. */
export interface SpokenTurn extends Participant {
  readonly ms: number
}

/**
 * Who might have the word next, of those who wait in order of asking: someone who has not spoken in this meeting if
 * there is one, of the capacity that has had the least time, and of several the one who asked first. The order
 * itself stays as it is.
 */
export function suggestNext(waiting: readonly Participant[], spoken: readonly SpokenTurn[]): string | null {
  const haveSpoken = new Set(spoken.map(({ person }) => person))
  const unheard = waiting.filter(({ person }) => !haveSpoken.has(person))
  const candidates = unheard.length > 0 ? unheard : waiting
  const [next] = candidates.toSorted(
    (one, other) => timeOf(one.capacity, spoken) - timeOf(other.capacity, spoken),
  )
  return next?.person ?? null
}

function timeOf(capacity: Capacity, spoken: readonly SpokenTurn[]): number {
  return totalMs(spoken.filter((turn) => turn.capacity === capacity))
}

function totalMs(spoken: readonly SpokenTurn[]): number {
  return spoken.reduce((sum, { ms }) => sum + ms, 0)
}
