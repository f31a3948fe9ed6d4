import { z } from 'zod'

/**
 * 17, server to client: the first `upTo` sync messages of this connection that carried an update are in
 * the log or changed nothing; the section's head is `seq`.
 */
export const savedSchema = z.object({
  upTo: z.number().int().nonnegative(),
  seq: z.number().int().nonnegative(),
})
export type Saved = z.infer<typeof savedSchema>
