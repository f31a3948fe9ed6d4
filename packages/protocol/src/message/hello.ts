import { z } from 'zod'
import { penClaimSchema } from './pen.ts'

/** 20, client to server, the first frame: what the client knows and the pens that it has work of. */
export const helloSchema = z.object({
  protocol: z.number().int().positive(),
  schema: z.number().int().positive(),
  /** The epoch of the section that the client last saw, or null if none. */
  epoch: z.number().int().nonnegative().nullable(),
  /** The last log row that the client knows to hold, or 0. */
  lastSeq: z.number().int().nonnegative(),
  pens: z.array(penClaimSchema.extend({ takenAt: z.number().int().nonnegative() })).max(100),
})
export type Hello = z.infer<typeof helloSchema>
