import type { AllocationBallot } from '@alongside/protocol'
import { sha256 } from './hash.ts'
import type { BallotPaper } from './rules.ts'

/**
 * The same ballots always written in the same way: what is no order on a ballot, and the order of the ballots, tell
 * nothing of when somebody voted or ticked what.
 */
export function inCanonicalOrder(
  paper: BallotPaper,
  ballots: readonly AllocationBallot[],
): readonly AllocationBallot[] {
  return writtenInOrder(paper, ballots).map(({ canonical }) => canonical)
}

/** A hash of all ballots together, the same in whatever order they come. */
export function digestOf(paper: BallotPaper, ballots: readonly AllocationBallot[]): string {
  return sha256(
    writtenInOrder(paper, ballots)
      .map(({ written }) => written)
      .join('\n'),
  )
}

function writtenInOrder({ proposals }: BallotPaper, ballots: readonly AllocationBallot[]) {
  const place = new Map(proposals.map(({ id }, at) => [id, at]))
  const placeOf = (proposal: string): number => place.get(proposal) ?? proposals.length
  return ballots
    .map((ballot) => {
      const canonical = sorted(ballot, placeOf)
      return { canonical, written: JSON.stringify(canonical) }
    })
    .toSorted((one, other) => (one.written < other.written ? -1 : one.written > other.written ? 1 : 0))
}

function sorted(ballot: AllocationBallot, placeOf: (proposal: string) => number): AllocationBallot {
  switch (ballot.by) {
    case 'basket':
    case 'pick':
      return {
        by: ballot.by,
        chosen: ballot.chosen.toSorted((one, other) => placeOf(one) - placeOf(other)),
      }
    case 'rank':
      return { by: 'rank', ranked: ballot.ranked }
    case 'score':
      return {
        by: 'score',
        scores: ballot.scores
          .map(({ proposal, score }) => ({ proposal, score }))
          .toSorted((one, other) => placeOf(one.proposal) - placeOf(other.proposal)),
      }
  }
}
