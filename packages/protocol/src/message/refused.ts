import { z } from 'zod'
import { penSchema } from '../pen.ts'
import { problemSchema } from '../problem.ts'

/** 18, server to client: the `n`th update of this connection was refused whole. */
export const refusedSchema = z.object({
  n: z.number().int().positive(),
  /** Pens that may not be used again (S17); empty if the update may be sent again. */
  retired: z.array(penSchema),
  problem: problemSchema,
})
export type Refused = z.infer<typeof refusedSchema>
