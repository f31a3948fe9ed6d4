import { z } from 'zod'
import { limitsSchema } from '../limits.ts'
import { penSchema } from '../pen.ts'
import { permissionSchema } from '../permission.ts'
import { capacitySchema } from '../capacity.ts'

/** What became of a pen that the client claimed. */
export const penAnswerSchema = z.object({
  id: penSchema,
  /** *retired*: it was yours, and was refused for good (S17). */
  state: z.enum(['bound', 'notYours', 'retired']),
  /** The capacity it is bound with; may differ from the one claimed. */
  capacity: capacitySchema.nullable(),
})
export type PenAnswer = z.infer<typeof penAnswerSchema>

/**
 * 16, server to client: the answer to *hello*. A pen taken later is answered by *writers* when it is bound, or by
 * *refused* at its first update.
 */
export const welcomeSchema = z.object({
  epoch: z.number().int().nonnegative(),
  head: z.number().int().nonnegative(),
  permission: permissionSchema,
  limits: limitsSchema,
  pens: z.array(penAnswerSchema),
})
export type Welcome = z.infer<typeof welcomeSchema>
