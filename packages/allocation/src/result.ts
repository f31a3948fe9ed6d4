import { idSchema, moneySchema, someMoneySchema } from '@alongside/protocol'
import { z } from 'zod'

const pointsSchema = z.int().min(0)

const outcomeSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('awarded'), left: moneySchema }),
  z.strictObject({ is: z.literal('didNotFit'), short: someMoneySchema }),
  z.strictObject({ is: z.literal('belowLine') }),
  /** So much more support it would have needed to be awarded anything. */
  z.strictObject({ is: z.literal('notEnoughSupport'), short: pointsSchema.min(1) }),
])
export type Outcome = z.infer<typeof outcomeSchema>

const countedProposalSchema = z.strictObject({
  proposal: idSchema,
  support: pointsSchema,
  outcome: outcomeSchema,
  /**
   * The others with as much support, if any, in their order; and whether the rule for ties decided about this one:
   * standing first of them it would be awarded, and standing last it would not.
   */
  tie: z.strictObject({ with: z.array(idSchema).min(1), isDecisive: z.boolean() }).nullable(),
})
export type CountedProposal = z.infer<typeof countedProposalSchema>

const nearMissSchema = z.strictObject({
  proposal: idSchema,
  /** How much less support it had than the awarded proposal with the least; 0 if it was passed over for its cost. */
  behind: pointsSchema,
  /** How much more than what is left at the end it costs; 0 if it would have fitted. */
  short: moneySchema,
})
export type NearMiss = z.infer<typeof nearMissSchema>

/** What came of a round. */
export const allocationResultSchema = z.discriminatedUnion('is', [
  /** Nothing is counted, and nothing said of the ballots. */
  z.strictObject({ is: z.literal('tooFewBallots'), least: z.int() }),
  z.strictObject({
    is: z.literal('counted'),
    ballots: z.int().min(0),
    awarded: moneySchema,
    left: moneySchema,
    /** In order: by support, and of those with as much by the rule for ties. */
    proposals: z.array(countedProposalSchema),
    nearMisses: z.array(nearMissSchema),
  }),
])
export type AllocationResult = z.infer<typeof allocationResultSchema>
