import type { AllocationBallot } from '@alongside/protocol'
import { awardInTurn, type Purse } from './award.ts'
import { nearMissesOf } from './near-misses.ts'
import { inOrderOfSupport, type Supported } from './order.ts'
import type { AllocationResult, CountedProposal, Outcome } from './result.ts'
import type { BallotPaper, CountRules } from './rules.ts'
import { supportOf } from './support.ts'

/**
 * Counts a round: of ballots that passed `ballotChecker`, each another person's. The order in which they come changes
 * nothing. `seed` is that of the lot; null where ties are not decided by lot.
 */
export function countRound(
  paper: BallotPaper,
  ballots: readonly AllocationBallot[],
  seed: string | null,
): AllocationResult {
  const { rules } = paper
  if (ballots.length < rules.leastBallots) return { is: 'tooFewBallots', least: rules.leastBallots }
  let purse: Purse = { left: rules.pot, isClosed: false }
  const proposals: CountedProposal[] = []
  for (const group of inOrderOfSupport(paper, supportOf(paper, ballots), ballots, seed)) {
    const turn = takeTurn(group, purse, rules)
    for (const one of group) {
      proposals.push({
        proposal: one.id,
        support: one.support,
        outcome: turn.outcomeOf(one),
        tie: tieOf(one, group, purse, rules),
      })
    }
    purse = turn.purse
  }
  return {
    is: 'counted',
    ballots: ballots.length,
    awarded: rules.pot - purse.left,
    left: purse.left,
    proposals,
    nearMisses: nearMissesOf(paper, proposals, purse.left),
  }
}

interface Turn {
  readonly outcomeOf: (one: Supported) => Outcome
  readonly purse: Purse
}

/** What becomes of proposals with as much support, in this order. */
function takeTurn(group: readonly Supported[], purse: Purse, rules: CountRules): Turn {
  const short = rules.leastSupport - (group[0]?.support ?? 0)
  if (short > 0) return { outcomeOf: () => ({ is: 'notEnoughSupport', short }), purse }
  const { awards, purse: after } = awardInTurn(group, purse, rules.whenFull)
  return { outcomeOf: (one) => awards.get(one) ?? { is: 'belowLine' }, purse: after }
}

function tieOf(
  one: Supported,
  group: readonly Supported[],
  purse: Purse,
  rules: CountRules,
): CountedProposal['tie'] {
  const others = group.filter((other) => other !== one)
  if (others.length === 0) return null
  const isAwarded = (order: readonly Supported[]): boolean =>
    takeTurn(order, purse, rules).outcomeOf(one).is === 'awarded'
  return {
    with: others.map(({ id }) => id),
    isDecisive: isAwarded([one, ...others]) && !isAwarded([...others, one]),
  }
}
