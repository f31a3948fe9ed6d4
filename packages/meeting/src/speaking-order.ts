import { eachOnce, inSmallGroups, type Participant } from '@alongside/figures'
import type { Capacity } from '@alongside/protocol'

/** A turn that somebody had: for how long they spoke, in milliseconds. */
export interface SpokenTurn extends Participant {
  readonly ms: number
}

/** How long a group of capacities has spoken. */
export interface SpeakingTime {
  readonly capacities: readonly Capacity[]
  readonly people: number
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

/**
 * For how long each group of capacities has spoken, also those that have not, in groups of at least `least` people of
 * the roll: the time of a capacity in which there is one person would tell on them.
 */
export function speakingTime(
  roll: readonly Participant[],
  spoken: readonly SpokenTurn[],
  least: number,
): readonly SpeakingTime[] {
  return inSmallGroups(eachOnce([...roll, ...spoken]), least).map(({ capacities, people }) => {
    const members = new Set(people.map(({ person }) => person))
    return {
      capacities,
      people: people.length,
      ms: totalMs(spoken.filter(({ person }) => members.has(person))),
    }
  })
}

function timeOf(capacity: Capacity, spoken: readonly SpokenTurn[]): number {
  return totalMs(spoken.filter((turn) => turn.capacity === capacity))
}

function totalMs(spoken: readonly SpokenTurn[]): number {
  return spoken.reduce((sum, { ms }) => sum + ms, 0)
}
