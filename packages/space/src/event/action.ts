import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** The day is near until which an action is to be done (of a meeting, its document, in an item), or is over: `late`. */
export const actionCame = z.object({
  kind: z.literal('actionCame'),
  payload: z.object({
    document: idSchema,
    section: idSchema,
    action: idSchema,
    day: z.iso.date(),
    late: z.boolean(),
  }),
})
