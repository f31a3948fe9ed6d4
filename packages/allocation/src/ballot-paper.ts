import { costOf, votedOn, type Round } from './round.ts'
import type { BallotPaper, CountRules } from './rules.ts'

/** What people vote on in a round, and by which rules it is counted, once voting is open. */
export function ballotPaperOf(round: Round): BallotPaper {
  const { pot, currency, method, whenFull, leastSupport, leastBallots } = round.rules
  return {
    rules: { pot, currency, method, whenFull, leastSupport, leastBallots, ties: tiesOf(round) },
    proposals: votedOn(round).map((proposed) => ({
      id: proposed.id,
      title: proposed.card.title,
      cost: costOf(proposed),
    })),
  }
}

function tiesOf({ rules: { ties }, seedHash }: Round): CountRules['ties'] {
  if (ties !== 'lot') return { by: ties }
  if (seedHash === null) throw new RangeError('The seed of a lot is there from when voting is open.')
  return { by: 'lot', seedHash }
}
