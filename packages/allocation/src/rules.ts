import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { currencySchema, someMoneySchema } from './money.ts'

/** How many proposals one vote can hold, and how many ballots are counted at most. */
export const mostProposals = 200
export const mostBallots = 100_000

/** From how many ballots up a round may be counted: fewer would tell how somebody voted. */
export const leastBallotsEver = 3

/** The SHA-256 of something, as 64 hexadecimal digits. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a hash has 64 characters, 0-9 and a-f')

/** How people vote. */
export const methodSchema = z.discriminatedUnion('by', [
  /** Fill a basket: as many proposals as the pot could pay for together. */
  z.strictObject({ by: z.literal('basket') }),
  /** Pick so many at most. */
  z.strictObject({ by: z.literal('pick'), most: z.int().min(1).max(mostProposals) }),
  /** Rank: put so many at most in order, the best first. */
  z.strictObject({ by: z.literal('rank'), places: z.int().min(1).max(20) }),
  /** Score each proposal from nought to the highest. */
  z.strictObject({ by: z.literal('score'), highest: z.int().min(1).max(10) }),
])
export type Method = z.infer<typeof methodSchema>

/** What comes first of proposals with as much support. */
const tiesSchema = z.discriminatedUnion('by', [
  /** The one that costs less; of those that cost as much, the earlier. */
  z.strictObject({ by: z.literal('cheaper') }),
  /** The one that was handed in earlier. */
  z.strictObject({ by: z.literal('earlier') }),
  /** By lot, from a seed of which this is the hash: published before the first vote, and the seed after the last. */
  z.strictObject({ by: z.literal('lot'), seedHash: hashSchema }),
])

/** All that decides how ballots become awards, stated before anybody votes. */
export const countRulesSchema = z.strictObject({
  pot: someMoneySchema,
  currency: currencySchema,
  method: methodSchema,
  /** What happens when the next in order costs more than is left: it is passed over, or nothing more is awarded. */
  whenFull: z.enum(['skip', 'stop']),
  ties: tiesSchema,
  /** What a proposal must have to be awarded anything: votes, or points of a rank or score. */
  leastSupport: z.int().min(1).max(1_000_000),
  leastBallots: z.int().min(leastBallotsEver).max(mostBallots),
})
export type CountRules = z.infer<typeof countRulesSchema>

/** A proposal as far as counting goes. */
export const proposalSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1).max(60),
  cost: someMoneySchema,
})
export type Proposal = z.infer<typeof proposalSchema>

/** What is voted on, and how: its proposals in the order in which they were handed in. */
export interface BallotPaper {
  readonly rules: CountRules
  readonly proposals: readonly Proposal[]
}
