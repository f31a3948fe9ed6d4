import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** The day is near until which an action is to be done (of a meeting or an evaluation, its document), or is over: `late`. */
export const actionCame = z.object({
  kind: z.literal('actionCame'),
  payload: z.object({
    document: idSchema,
    /** What it is about, an item or a criterion; null: the whole. */
    section: idSchema.nullable(),
    action: idSchema,
    day: z.iso.date(),
    late: z.boolean(),
  }),
})
