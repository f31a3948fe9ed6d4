import { capacities, type Capacity } from '@alongside/protocol'

/** From how many people up a figure is shown: a count or a median, a spread, what was asked in private. */
export const leastShown = { figure: 3, spread: 5, private: 5 } as const

/** Capacities whose people are counted together. */
export interface CapacityGroup {
  readonly capacities: readonly Capacity[]
  readonly people: number
}

/**
 * How capacities are put together so that their figures may be shown: the smallest group goes with the next smallest
 * until each is of `least` people; of groups as small, the one whose capacity stands first in the list of
 * capacities. None at all where there are fewer people than that.
 */
export function smallGroups(counts: ReadonlyMap<Capacity, number>, least: number): readonly CapacityGroup[] {
  let groups: readonly CapacityGroup[] = capacities.flatMap((capacity) => {
    const people = counts.get(capacity) ?? 0
    return people > 0 ? [{ capacities: [capacity], people }] : []
  })
  for (;;) {
    const [smallest, next] = groups.toSorted((one, other) => one.people - other.people)
    if (smallest === undefined || smallest.people >= least) return groups
    if (next === undefined) return []
    const together = new Set([...smallest.capacities, ...next.capacities])
    groups = [
      ...groups.filter((group) => group !== smallest && group !== next),
      {
        capacities: capacities.filter((capacity) => together.has(capacity)),
        people: smallest.people + next.people,
      },
    ].toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

/** Those people themselves, in the groups in which their figures may be shown. */
export function inSmallGroups<One extends { readonly capacity: Capacity }>(
  people: readonly One[],
  least: number,
): readonly { readonly capacities: readonly Capacity[]; readonly people: readonly One[] }[] {
  const counts = new Map<Capacity, number>()
  for (const { capacity } of people) counts.set(capacity, (counts.get(capacity) ?? 0) + 1)
  return smallGroups(counts, least).map((group) => ({
    capacities: group.capacities,
    people: people.filter(({ capacity }) => group.capacities.includes(capacity)),
  }))
}

function placeOf(group: CapacityGroup): number {
  return capacities.findIndex((capacity) => group.capacities.includes(capacity))
}
