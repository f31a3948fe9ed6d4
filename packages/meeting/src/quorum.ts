import { eachOnce, type Participant } from '@alongside/figures'
import {
  capacities,
  capacityGroups,
  type Capacity,
  type QuorumRule,
  type QuorumWho,
} from '@alongside/protocol'

/** Of whom more are needed; `who` is null where it may be anybody. */
export interface QuorumShort {
  readonly who: QuorumWho | null
  readonly short: number
}

/** Whether enough people are there to decide. */
export interface Quorum {
  readonly isMet: boolean
  /** How many are there. */
  readonly have: number
  /** The fewest with whom the rule can be met. */
  readonly need: number
  /** Empty where it is met. Else first how many more people it takes, then of whom: "two more, one of them a carer". */
  readonly missing: readonly QuorumShort[]
}

/** How a rule stands with those who are there: a person counts once, and for each line that their capacity fits. */
export function quorumOf(rule: QuorumRule, present: readonly Participant[]): Quorum {
  const people = eachOnce(present)
  const lines = rule.of.map(({ who, atLeast }) => {
    const fitting = people.filter(({ capacity }) => membersOf(who).includes(capacity))
    return { who, short: Math.max(0, atLeast - fitting.length) }
  })
  const short = fewest({
    atLeast: rule.atLeast - people.length,
    of: lines.map(({ who, short }) => ({ who, atLeast: short })),
  })
  return {
    isMet: short === 0,
    have: people.length,
    need: fewest(rule),
    missing: short === 0 ? [] : [{ who: null, short }, ...lines.filter((line) => line.short > 0)],
  }
}

/**
 * The fewest people who meet a rule, which one person may do for several lines. Groups of capacities stand in one
 * another or apart, so the narrow ones are filled first and count in the wider ones.
 */
function fewest(rule: QuorumRule): number {
  const filled = new Map<Capacity, number>()
  const widening = rule.of.toSorted((one, other) => membersOf(one.who).length - membersOf(other.who).length)
  const fill = (members: readonly Capacity[], atLeast: number) => {
    const short = atLeast - members.reduce((people, capacity) => people + (filled.get(capacity) ?? 0), 0)
    const [any] = members
    if (short > 0 && any !== undefined) filled.set(any, (filled.get(any) ?? 0) + short)
  }
  for (const { who, atLeast } of widening) fill(membersOf(who), atLeast)
  fill(capacities, rule.atLeast)
  return [...filled.values()].reduce((sum, people) => sum + people, 0)
}

function membersOf(who: QuorumWho): readonly Capacity[] {
  return who === 'lay' || who === 'livedExperience' ? capacityGroups[who] : [who]
}
