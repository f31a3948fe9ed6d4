import { fileUseSchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const fileAdded = z.object({
  kind: z.literal('fileAdded'),
  payload: z.object({
    file: idSchema,
    /** Where it stands: whoever may read this section may read the file. */
    section: idSchema,
    /** The SHA-256 of its bytes, under which they are kept outside the database. */
    hash,
    name: z.string(),
    type: z.string(),
    bytes: z.number().int().nonnegative(),
    /** The size of a picture in pixels. */
    picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
    /** The first events of this kind do not say: there were no others then. */
    use: fileUseSchema.default('text'),
  }),
})

export const fileRemoved = z.object({
  kind: z.literal('fileRemoved'),
  payload: z.object({
    file: idSchema,
    section: idSchema,
    /** The hash of its bytes where no other file of the space has the same; else null. */
    lastOf: hash.nullable(),
  }),
})
