import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

export const fileAdded = z.object({
  kind: z.literal('fileAdded'),
  payload: z.object({
    file: idSchema,
    /** Where it stands: whoever may read this section may read the file. */
    section: idSchema,
    /** The SHA-256 of its bytes, under which they are kept outside the database. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string(),
    type: z.string(),
    bytes: z.number().int().nonnegative(),
    /** The size of a picture in pixels. */
    picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  }),
})
