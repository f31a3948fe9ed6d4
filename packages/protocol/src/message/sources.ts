import { z } from 'zod'
import { idSchema } from '../id.ts'
import { importedFromSchema } from '../imported-from.ts'

/**
 * How many ranges one message may name, how many all messages before one update, and for how many bytes each of them
 * counts where somebody's bytes are counted: about what it takes in a log.
 */
export const sourceLimits = { perMessage: 1_000, perUpdate: 10_000, bytesEach: 100 } as const

/** Any Yjs client id of a pen; which of them may be named is the room's to say. */
const clientIdSchema = z
  .number()
  .int()
  .min(1)
  .max(2 ** 34 - 1)
const clockSchema = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31 - 1)

/** Letters that an update inserts. */
const lettersSchema = z.object({
  client: clientIdSchema,
  clock: clockSchema,
  /** In UTF-16 units. */
  length: clockSchema.min(1),
})

/** A range of letters that an update inserts, and the range of equal length that these words came from. */
export const sourceSchema = lettersSchema.extend({
  from: z.object({
    /** Where they stand; null: in this section. */
    section: idSchema.nullable(),
    client: clientIdSchema,
    clock: clockSchema,
  }),
})
export type DeclaredSource = z.infer<typeof sourceSchema>

/** A range of letters that an update inserts, and the file that they were put in from. */
const fileSourceSchema = lettersSchema.extend({ from: importedFromSchema })
export type FileSource = z.infer<typeof fileSourceSchema>

/** Where letters that an update inserts came from: a place, or a file. */
export const anySourceSchema = z.union([sourceSchema, fileSourceSchema])
export type AnySource = z.infer<typeof anySourceSchema>

/** 23, client to server: where the words of the update that follows came from. */
export const sourcesSchema = z
  .object({
    /** Empty only where the update takes words away and brings none, as a restoring may. */
    sources: z.array(anySourceSchema).max(sourceLimits.perMessage),
    /** The row of this section's log whose version the update brings back; none in most. */
    restores: clockSchema.optional(),
  })
  .refine(({ sources, restores }) => sources.length > 0 || restores !== undefined, 'It says nothing.')
export type Sources = z.infer<typeof sourcesSchema>
