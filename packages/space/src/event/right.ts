import { granteeSchema, idSchema, permissionSchema } from '@alongside/protocol'
import { z } from 'zod'

const on = z.discriminatedUnion('what', [
  z.object({ what: z.literal('document'), document: idSchema }),
  z.object({ what: z.literal('section'), section: idSchema }),
])

/** What a right is on. */
export type RightOn = z.infer<typeof on>

export const rightGiven = z.object({
  kind: z.literal('rightGiven'),
  payload: z.object({
    on,
    grantee: granteeSchema,
    /** Null: nothing. */
    permission: permissionSchema.nullable(),
    reason: z.string().nullable(),
  }),
})

/** What was given to exactly this grantee counts no more. */
export const rightTakenBack = z.object({
  kind: z.literal('rightTakenBack'),
  payload: z.object({ on, grantee: granteeSchema, reason: z.string().nullable() }),
})
