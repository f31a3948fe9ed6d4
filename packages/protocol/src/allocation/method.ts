import { z } from 'zod'

/** How many proposals one vote can hold. */
export const mostProposals = 200

/** How people vote in an allocation round. */
export const allocationMethodSchema = z.discriminatedUnion('by', [
  /** Fill a basket: as many proposals as the pot could pay for together. */
  z.strictObject({ by: z.literal('basket') }),
  /** Pick so many at most. */
  z.strictObject({ by: z.literal('pick'), most: z.int().min(1).max(mostProposals) }),
  /** Rank: put so many at most in order, the best first. */
  z.strictObject({ by: z.literal('rank'), places: z.int().min(1).max(20) }),
  /** Score each proposal from nought to the highest. */
  z.strictObject({ by: z.literal('score'), highest: z.int().min(1).max(10) }),
])
export type AllocationMethod = z.infer<typeof allocationMethodSchema>
