import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { spokenBySchema } from '../comment.ts'
import { idSchema } from '../id.ts'
import { penSchema } from '../pen.ts'

/** 21, client to server: a pen taken while connected, before its first struct. */
export const penClaimSchema = z.object({
  id: penSchema,
  capacity: capacitySchema.nullable(),
  /** Whose words will be written, or null for the hand's own. */
  voice: idSchema.nullable(),
  /** How their words reach the hand; left out for the hand's own. */
  by: spokenBySchema.optional(),
})
export type PenClaim = z.infer<typeof penClaimSchema>
