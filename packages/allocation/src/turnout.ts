import { capacitySchema, type Capacity } from '@alongside/protocol'
import { eachOnce, leastShown, smallGroups, type Participant } from '@alongside/figures'
import { z } from 'zod'

const people = z.int().min(0)

/** Who voted, by capacity, in groups in which that may be shown. */
export const turnoutSchema = z.strictObject({
  /** All ballots, and how many of them were on paper. */
  ballots: people,
  onPaper: people,
  /** How many people could have voted; null where there was no list. */
  eligible: people.nullable(),
  /**
   * Of the people whose capacity is known; with a list, of everyone on it. Who came without a name, on paper, is in no
   * group.
   */
  groups: z.array(
    z.strictObject({
      capacities: z.array(capacitySchema).min(1),
      eligible: people.min(leastShown.figure).nullable(),
      voted: people,
    }),
  ),
})
export type Turnout = z.infer<typeof turnoutSchema>

/** All that turnout is made from: who voted is known here, and how is not. */
export interface Voting {
  readonly voted: readonly Participant[]
  /** Ballots of which it is not known whose they were, as from a box. */
  readonly unnamed: number
  readonly onPaper: number
  /** Those on the list; null where anybody could vote. */
  readonly eligible: readonly Participant[] | null
}

/**
 * How many voted. With a list groups are made of those on it, and say how many of each voted; without one they are
 * made of those who voted. Made once, when the round is counted; null where fewer people voted than are ever counted.
 */
export function turnoutOf({ voted, unnamed, onPaper, eligible }: Voting): Turnout | null {
  const voters = eachOnce(voted)
  if (voters.length + unnamed < leastShown.figure) return null
  const list = eligible === null ? null : eachOnce(eligible)
  const hasVoted = new Set(voters.map(({ person }) => person))
  const votersIn = byCapacity(list === null ? voters : list.filter(({ person }) => hasVoted.has(person)))
  return {
    ballots: voters.length + unnamed,
    onPaper,
    eligible: list === null ? null : list.length,
    groups: smallGroups(byCapacity(list ?? voters), leastShown.figure).map(({ capacities, people }) => ({
      capacities: [...capacities],
      eligible: list === null ? null : people,
      voted: capacities.reduce((sum, capacity) => sum + (votersIn.get(capacity) ?? 0), 0),
    })),
  }
}

function byCapacity(people: readonly Participant[]): ReadonlyMap<Capacity, number> {
  const counts = new Map<Capacity, number>()
  for (const { capacity } of people) counts.set(capacity, (counts.get(capacity) ?? 0) + 1)
  return counts
}
