import { z } from 'zod'
import { idSchema } from '../id.ts'
import { guestStandingSchema } from '../link.ts'

/** A person as the reader may see them; the name is null where only the capacity is shown. */
export const whoSchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  /** Only of someone who is no member. */
  guest: guestStandingSchema.optional(),
})
