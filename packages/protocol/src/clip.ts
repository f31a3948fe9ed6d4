import { z } from 'zod'
import { idSchema } from './id.ts'
import { nibOf, penOf } from './pen.ts'
import { suggestionIdSchema } from './suggestion.ts'

/** How much a clip may say: ranges of ids, and UTF-16 units as it is written. */
export const clipLimits = { mostRanges: 10_000, mostUnits: 4_000_000 } as const

const letterClientSchema = z
  .number()
  .refine((client) => penOf(client) !== null && !nibOf(client).marker, 'a client id for letters of some pen')
const clockSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/**
 * Where words on the clipboard stood when they were copied, for our own pages: the section, and in the order of the
 * words under which client id and from which clock on each of them was written.
 */
export const clipSchema = z.object({
  section: idSchema,
  words: z
    .array(
      z.tuple([
        letterClientSchema,
        clockSchema,
        z.string().min(1),
        /** The open suggestion that they were of when they were cut; none for most. */
        suggestionIdSchema.optional(),
      ]),
    )
    .min(1)
    .max(clipLimits.mostRanges),
})
export type Clip = z.infer<typeof clipSchema>
