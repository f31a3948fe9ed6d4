import type { AllocationBallot, AllocationMethod } from '@alongside/protocol'
import type { BallotPaper } from './rules.ts'

/** Why something is no ballot of this vote. */
export type BallotProblem =
  | {
      readonly kind: 'otherMethod'
      readonly wanted: AllocationMethod['by']
      readonly is: AllocationMethod['by']
    }
  | { readonly kind: 'unknownProposal' | 'namedTwice'; readonly proposal: string }
  | { readonly kind: 'overPot'; readonly sum: number; readonly pot: number }
  | { readonly kind: 'tooMany'; readonly named: number; readonly most: number }
  | { readonly kind: 'tooHigh'; readonly score: number; readonly highest: number }

/** Says of each ballot why it is none of this vote; null where it counts. */
export function ballotChecker({
  rules,
  proposals,
}: BallotPaper): (ballot: AllocationBallot) => BallotProblem | null {
  const { method, pot } = rules
  const costs = new Map(proposals.map(({ id, cost }) => [id, cost]))
  return (ballot) => {
    if (ballot.by !== method.by) return { kind: 'otherMethod', wanted: method.by, is: ballot.by }
    const named = namedOn(ballot)
    const seen = new Set<string>()
    for (const proposal of named) {
      if (!costs.has(proposal)) return { kind: 'unknownProposal', proposal }
      if (seen.has(proposal)) return { kind: 'namedTwice', proposal }
      seen.add(proposal)
    }
    switch (ballot.by) {
      case 'basket': {
        const sum = named.reduce((all, proposal) => all + (costs.get(proposal) ?? 0), 0)
        return sum > pot ? { kind: 'overPot', sum, pot } : null
      }
      case 'pick':
      case 'rank': {
        const most = method.by === 'pick' ? method.most : method.by === 'rank' ? method.places : 0
        return named.length > most ? { kind: 'tooMany', named: named.length, most } : null
      }
      case 'score': {
        const highest = method.by === 'score' ? method.highest : 0
        const above = ballot.scores.find(({ score }) => score > highest)
        return above === undefined ? null : { kind: 'tooHigh', score: above.score, highest }
      }
    }
  }
}

/** The proposals that a ballot names, in the order in which they stand on it. */
export function namedOn(ballot: AllocationBallot): readonly string[] {
  switch (ballot.by) {
    case 'basket':
    case 'pick':
      return ballot.chosen
    case 'rank':
      return ballot.ranked
    case 'score':
      return ballot.scores.map(({ proposal }) => proposal)
  }
}
