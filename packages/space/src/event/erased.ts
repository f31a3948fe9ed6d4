import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Letters of a section were erased for good: how many and why, never which. By the event's actor. */
export const wordsErased = z.object({
  kind: z.literal('wordsErased'),
  payload: z.object({
    section: idSchema,
    letters: z.number().int().positive(),
    /** Null in sections where the same letters stood: it was said to those who read the first. */
    reason: z.string().nullable(),
  }),
})
