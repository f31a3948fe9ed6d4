import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** The day has begun on which a document was to be looked at again. */
export const reviewCame = z.object({
  kind: z.literal('reviewCame'),
  payload: z.object({ document: idSchema, day: z.iso.date() }),
})
