import { awardRules, idSchema, lineSchema, someMoneySchema } from '@alongside/protocol'
import { z } from 'zod'

/** The SHA-256 of something, as 64 hexadecimal digits. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a hash has 64 characters, 0-9 and a-f')

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
export const countRulesSchema = z.strictObject({ ...awardRules, ties: tiesSchema })
export type CountRules = z.infer<typeof countRulesSchema>

/** A proposal as far as counting goes. */
export const proposalSchema = z.strictObject({
  id: idSchema,
  title: lineSchema(60),
  cost: someMoneySchema,
})
export type Proposal = z.infer<typeof proposalSchema>

/** What is voted on, and how: its proposals in the order in which they were handed in. */
export interface BallotPaper {
  readonly rules: CountRules
  readonly proposals: readonly Proposal[]
}
