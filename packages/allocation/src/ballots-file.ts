import {
  lineSchema,
  allocationBallotSchema,
  mostBallots,
  mostProposals,
  type AllocationBallot,
} from '@alongside/protocol'
import { z } from 'zod'
import { inCanonicalOrder } from './canonical.ts'
import { countRound } from './count.ts'
import { allocationResultSchema } from './result.ts'
import { countRulesSchema, hashSchema, proposalSchema, type BallotPaper } from './rules.ts'
import { turnoutSchema, type Turnout } from './turnout.ts'

/** By what a file of ballots is known, and which of its forms this is. */
export const ballotsFileForm = { schema: 'alongside/ballots', version: 1 } as const

/**
 * The ballots of a round as everyone may have them: all that it takes to count again, and nothing of who voted how, when
 * or in what order. Nothing else may be in it.
 */
export const ballotsFileSchema = z.strictObject({
  schema: z.literal(ballotsFileForm.schema),
  version: z.literal(ballotsFileForm.version),
  title: lineSchema(200),
  /** How it was made sure that everyone has one vote. */
  oneEach: z.enum(['list', 'accounts', 'accountsAndGuests']),
  /** How often everybody had to vote again, since the key of the votes was gone. Files from before it was said have none. */
  again: z.int().min(0).default(0),
  rules: countRulesSchema,
  /** Of the lot, published now that all have voted; null where there is none. */
  seed: hashSchema.nullable(),
  /** In the order in which they were handed in. */
  proposals: z.array(proposalSchema).min(1).max(mostProposals),
  turnout: turnoutSchema,
  result: allocationResultSchema,
  ballots: z.array(allocationBallotSchema).max(mostBallots),
})
export type BallotsFile = z.infer<typeof ballotsFileSchema>

/** What goes into a file of ballots, besides what is counted from it. */
export interface CountedRound extends BallotPaper {
  readonly title: string
  readonly oneEach: BallotsFile['oneEach']
  readonly again: number
  readonly seed: string | null
  readonly turnout: Turnout
  readonly ballots: readonly AllocationBallot[]
}

/** The file of a round; null where so few voted that nothing was counted, since their ballots would tell who they are. */
export function ballotsFileOf(round: CountedRound): BallotsFile | null {
  const { title, oneEach, again, rules, seed, proposals, turnout, ballots } = round
  const result = countRound(round, ballots, seed)
  if (result.is === 'tooFewBallots') return null
  return {
    ...ballotsFileForm,
    title,
    oneEach,
    again,
    rules,
    seed,
    proposals: proposals.map(({ id, title, cost }) => ({ id, title, cost })),
    turnout,
    result,
    ballots: [...inCanonicalOrder(round, ballots)],
  }
}
