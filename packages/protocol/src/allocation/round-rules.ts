import { z } from 'zod'
import { daySchema } from '../day.ts'
import { wordsSchema } from '../words.ts'
import { allocationMethodSchema } from './method.ts'
import { currencySchema, someMoneySchema } from './money.ts'

/** How many ballots are counted at most. */
export const mostBallots = 100_000

/** From how many ballots up a round may be counted: fewer would tell how somebody voted. */
export const leastBallotsEver = 3

/** What comes first of proposals with as much support: who costs less, who was handed in earlier, or who is drawn. */
export const tieRules = ['cheaper', 'earlier', 'lot'] as const

/** Who votes, and how it is made sure that each has one vote: by a list, an account, or for guests their browser. */
export const voterRules = ['list', 'accounts', 'accountsAndGuests'] as const
export type VoterRule = (typeof voterRules)[number]

/** What decides how ballots become awards. */
export const awardRules = {
  pot: someMoneySchema,
  currency: currencySchema,
  method: allocationMethodSchema,
  /** What happens when the next in order costs more than is left: it is passed over, or nothing more is awarded. */
  whenFull: z.enum(['skip', 'stop']),
  /** What a proposal must have to be awarded anything: votes, or points of a rank or score. */
  leastSupport: z.int().min(1).max(1_000_000),
  leastBallots: z.int().min(leastBallotsEver).max(mostBallots),
}

/** All that people are told of a round before anybody votes. */
export const roundRulesSchema = z.strictObject({
  ...awardRules,
  ties: z.enum(tieRules),
  /** Where the money comes from. */
  source: wordsSchema(300),
  proposers: z.enum(['members', 'membersAndGuests']),
  voters: z.enum(voterRules),
  /** The last days on which is proposed and voted, where there are any; who leads can set others. */
  proposeUntil: daySchema.nullable(),
  voteUntil: daySchema.nullable(),
})
export type RoundRules = z.infer<typeof roundRulesSchema>
