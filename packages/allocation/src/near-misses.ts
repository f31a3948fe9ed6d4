import type { CountedProposal, NearMiss } from './result.ts'
import type { BallotPaper } from './rules.ts'

/**
 * Of the proposals with enough support that were awarded nothing: those that had as much as one that was awarded, and
 * of the others those with the most.
 */
export function nearMissesOf(
  { proposals }: BallotPaper,
  counted: readonly CountedProposal[],
  left: number,
): NearMiss[] {
  const lowest = counted.findLast(({ outcome }) => outcome.is === 'awarded')?.support
  if (lowest === undefined) return []
  const missed = counted.filter(({ outcome }) => outcome.is === 'didNotFit' || outcome.is === 'belowLine')
  const next = missed.find(({ support }) => support < lowest)?.support
  const costs = new Map(proposals.map(({ id, cost }) => [id, cost]))
  return missed
    .filter(({ support }) => support >= lowest || support === next)
    .map(({ proposal, support }) => ({
      proposal,
      behind: Math.max(0, lowest - support),
      short: Math.max(0, (costs.get(proposal) ?? 0) - left),
    }))
}
