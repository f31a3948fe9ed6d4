import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

const count = z.number().int().nonnegative()

/** Suggestions of a section were decided by somebody: how many of whom. What they said stands with the text alone. */
export const suggestionsDecided = z.object({
  kind: z.literal('suggestionsDecided'),
  payload: z.object({
    section: idSchema,
    /** Everything that this person decided there up to this moment (milliseconds since 1970) has been told. */
    upTo: z.number().int(),
    of: z.array(z.object({ person: idSchema, accepted: count, rejected: count })).min(1),
  }),
})
