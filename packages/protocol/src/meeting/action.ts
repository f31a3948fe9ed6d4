import { z } from 'zod'
import { daySchema } from '../day.ts'
import { idSchema } from '../id.ts'

/** How something stands that somebody has taken on. */
export const actionStatuses = ['open', 'done', 'dropped'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** What somebody has taken on, in a meeting or in an evaluation. */
export const agreedActionSchema = z.object({
  id: idSchema,
  words: z.string(),
  owner: idSchema,
  helper: idSchema.nullable(),
  due: daySchema.nullable(),
  status: z.enum(actionStatuses),
  /** What shows how it stands, in words. */
  evidence: z.string(),
  /** Milliseconds since 1970. */
  agreedAt: z.number().int(),
  /** When it was said last how it stands. */
  toldAt: z.number().int().nullable(),
})
export type AgreedAction = z.infer<typeof agreedActionSchema>
