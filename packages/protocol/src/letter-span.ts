import { z } from 'zod'

/** Letters in a row under the clocks of one client, `length` of them from `clock` on: ids only, no words. */
export const letterSpanSchema = z.object({
  client: z.number().int().positive(),
  clock: z.number().int().nonnegative(),
  length: z.number().int().positive(),
})
export type LetterSpan = z.infer<typeof letterSpanSchema>
