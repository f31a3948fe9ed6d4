import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { publicItemSchema } from './part.ts'
import { publicMinutesSchema } from './public-minutes.ts'

/** `GET /api/meetings/{meeting}/public-copy`: what would be public, for those who may make it so. */
export const copyPreviewSchema = z.object({
  minutes: publicMinutesSchema,
  /** To be given when it is made public: it is refused if something else would be then. */
  read: z.string(),
  /** The items that may be in it, whether or not they were left out. */
  items: z.array(publicItemSchema),
  /** The ids of those items that are in it, in its order. */
  has: z.array(idSchema),
  /** How many pictures and files are left out. */
  pictures: z.number().int().nonnegative(),
  /** Words in it that are names of people of the space, or parts of such, and where they stand. */
  names: z.array(
    z.object({
      words: z.string(),
      /** The place of the item in the copy, from 0; null: in the title or place of the meeting. */
      places: z.array(z.object({ item: z.number().int().nullable(), around: z.string() })),
    }),
  ),
})
export type CopyPreview = z.infer<typeof copyPreviewSchema>
