import { granteeSchema, idSchema, permissionSchema } from '@alongside/protocol'
import { z } from 'zod'

export const rightGiven = z.object({
  kind: z.literal('rightGiven'),
  payload: z.object({
    on: z.discriminatedUnion('what', [
      z.object({ what: z.literal('document'), document: idSchema }),
      z.object({ what: z.literal('section'), section: idSchema }),
    ]),
    grantee: granteeSchema,
    /** Null: nothing. */
    permission: permissionSchema.nullable(),
    reason: z.string().nullable(),
  }),
})
