import { z } from 'zod'
import { idSchema } from './id.ts'
import { nibOf, penOf } from './pen.ts'
import { blockChangesSchema, markNameSchema, markValueSchema, suggestionIdSchema } from './suggestion.ts'

/** How much a clip may say: ranges of ids, UTF-16 units as it is written, and what is suggested of one range. */
export const clipLimits = { mostRanges: 10_000, mostUnits: 4_000_000, mostAsked: 20 } as const

const letterClientSchema = z
  .number()
  .refine((client) => penOf(client) !== null && !nibOf(client).marker, 'a client id for letters of some pen')
const clockSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** What a suggestion says of letters or of a block, but of which. */
const askedSchema = z.tuple([
  suggestionIdSchema,
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('remove') }),
    z.object({ type: z.literal('join') }),
    z.object({ type: z.literal('block'), changes: blockChangesSchema }),
    z.object({ type: z.literal('mark'), name: markNameSchema, value: markValueSchema }),
  ]),
])

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
        suggestionIdSchema.nullable().optional(),
        /** What suggestions said of them then; left out where none did. */
        z.array(askedSchema).max(clipLimits.mostAsked).optional(),
        /** What they said of the block that the words began; left out for most. */
        z.array(askedSchema).max(clipLimits.mostAsked).optional(),
      ]),
    )
    .min(1)
    .max(clipLimits.mostRanges),
})
export type Clip = z.infer<typeof clipSchema>
