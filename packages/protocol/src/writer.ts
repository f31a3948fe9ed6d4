import { z } from 'zod'
import { capacitySchema } from './capacity.ts'
import { spokenBySchema } from './comment.ts'
import { idSchema } from './id.ts'
import { penSchema } from './pen.ts'

/** Who writes with a pen: the hand that types, whose words they are, and in what capacity. */
export const writerSchema = z.object({
  pen: penSchema,
  hand: idSchema,
  voice: idSchema,
  capacity: capacitySchema,
  /** How the words of another reached the hand, as it said; left out for its own, and where it did not say. */
  by: spokenBySchema.optional(),
})
export type Writer = z.infer<typeof writerSchema>
