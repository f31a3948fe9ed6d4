import { idSchema, officeSchema } from '@alongside/protocol'
import { z } from 'zod'

export const officeGiven = z.object({
  kind: z.literal('officeGiven'),
  payload: z.object({
    person: idSchema,
    office: officeSchema,
    /** Who handed it on, or null if it was given. */
    from: idSchema.nullable(),
  }),
})

export const officeEnded = z.object({
  kind: z.literal('officeEnded'),
  payload: z.object({
    person: idSchema,
    office: officeSchema,
    /** Who took it over, or null. */
    to: idSchema.nullable(),
    reason: z.string().nullable(),
  }),
})
