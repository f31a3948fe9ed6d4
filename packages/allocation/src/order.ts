import type { AllocationBallot } from '@alongside/protocol'
import { digestOf } from './canonical.ts'
import { sha256 } from './hash.ts'
import type { BallotPaper, CountRules, Proposal } from './rules.ts'

/** A proposal with its support. */
export interface Supported extends Proposal {
  readonly support: number
}

/**
 * Proposals in order of support, in groups of those that have as much, each group in the order of the rule for ties.
 * Where that is by lot the seed must be given.
 */
export function inOrderOfSupport(
  paper: BallotPaper,
  support: ReadonlyMap<string, number>,
  ballots: readonly AllocationBallot[],
  seed: string | null,
): readonly (readonly Supported[])[] {
  const tied = tieOrder(paper, ballots, seed)
  const bySupport = Map.groupBy(
    paper.proposals.map((proposal) => ({ ...proposal, support: support.get(proposal.id) ?? 0 })),
    (one) => one.support,
  )
  return [...bySupport].toSorted(([one], [other]) => other - one).map(([, group]) => group.toSorted(tied))
}

/** Says whether a seed is the one whose hash was published before the vote. */
export function isSeedOf(ties: CountRules['ties'], seed: string): boolean {
  return ties.by === 'lot' && sha256(seed) === ties.seedHash
}

/** Sorts proposals with as much support; they come in the order in which they were handed in, which sorting keeps. */
function tieOrder(
  paper: BallotPaper,
  ballots: readonly AllocationBallot[],
  seed: string | null,
): (one: Proposal, other: Proposal) => number {
  switch (paper.rules.ties.by) {
    case 'earlier':
      return () => 0
    case 'cheaper':
      return (one, other) => one.cost - other.cost
    case 'lot': {
      if (seed === null) throw new RangeError('A lot is drawn from a seed.')
      // Whoever knows the seed beforehand does not know the ballots, and whoever votes does not know the seed.
      const drawn = sha256(`${seed} ${digestOf(paper, ballots)}`)
      const lots = new Map(paper.proposals.map(({ id }) => [id, sha256(`${drawn} ${id}`)]))
      return (one, other) => ((lots.get(one.id) ?? '') < (lots.get(other.id) ?? '') ? -1 : 1)
    }
  }
}
