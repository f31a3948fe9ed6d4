import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { mostProposals, type BallotPaper, type Method } from './rules.ts'

const several = z.array(idSchema).max(mostProposals)

/** What one person voted, and nothing of who they are. One that names no proposal is a blank ballot. */
export const ballotSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('basket'), chosen: several }),
  z.strictObject({ by: z.literal('pick'), chosen: several }),
  /** The best first. */
  z.strictObject({ by: z.literal('rank'), ranked: several }),
  z.strictObject({
    by: z.literal('score'),
    scores: z.array(z.strictObject({ proposal: idSchema, score: z.int().min(0) })).max(mostProposals),
  }),
])
export type Ballot = z.infer<typeof ballotSchema>

/** Why something is no ballot of this vote. */
export type BallotProblem =
  | { readonly kind: 'otherMethod'; readonly wanted: Method['by']; readonly is: Method['by'] }
  | { readonly kind: 'unknownProposal' | 'namedTwice'; readonly proposal: string }
  | { readonly kind: 'overPot'; readonly sum: number; readonly pot: number }
  | { readonly kind: 'tooMany'; readonly named: number; readonly most: number }
  | { readonly kind: 'tooHigh'; readonly score: number; readonly highest: number }

/** Says of each ballot why it is none of this vote; null where it counts. */
export function ballotChecker({ rules, proposals }: BallotPaper): (ballot: Ballot) => BallotProblem | null {
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
export function namedOn(ballot: Ballot): readonly string[] {
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
