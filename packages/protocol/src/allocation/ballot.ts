import { z } from 'zod'
import { idSchema } from '../id.ts'
import { mostProposals } from './method.ts'

const several = z.array(idSchema).max(mostProposals)

/** What one person votes, and nothing of who they are. One that names no proposal is a blank ballot. */
export const allocationBallotSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('basket'), chosen: several }),
  z.strictObject({ by: z.literal('pick'), chosen: several }),
  /** The best first. */
  z.strictObject({ by: z.literal('rank'), ranked: several }),
  z.strictObject({
    by: z.literal('score'),
    scores: z.array(z.strictObject({ proposal: idSchema, score: z.int().min(0) })).max(mostProposals),
  }),
])
export type AllocationBallot = z.infer<typeof allocationBallotSchema>
