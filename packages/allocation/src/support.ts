import type { AllocationBallot } from '@alongside/protocol'
import type { BallotPaper } from './rules.ts'

/** How much support each proposal has: votes, or points. Ballots are checked by `ballotChecker` before. */
export function supportOf(
  { rules: { method }, proposals }: BallotPaper,
  ballots: readonly AllocationBallot[],
): ReadonlyMap<string, number> {
  const support = new Map(proposals.map(({ id }) => [id, 0]))
  const places = method.by === 'rank' ? method.places : 0
  for (const ballot of ballots) {
    switch (ballot.by) {
      case 'basket':
      case 'pick':
        for (const proposal of ballot.chosen) add(proposal, 1)
        break
      case 'rank':
        // Points are fixed from the top, so that naming fewer gives nobody else more.
        for (const [above, proposal] of ballot.ranked.entries()) add(proposal, places - above)
        break
      case 'score':
        for (const { proposal, score } of ballot.scores) add(proposal, score)
    }
  }
  return support

  function add(proposal: string, points: number): void {
    const before = support.get(proposal)
    if (before === undefined) throw new RangeError(`No such proposal: ${proposal}`)
    support.set(proposal, before + points)
  }
}
