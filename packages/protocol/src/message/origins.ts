import { z } from 'zod'
import { importedFromSchema } from '../imported-from.ts'
import { writerSchema } from '../writer.ts'

const clockSchema = z.number().int().nonnegative()

/** Words that were first written elsewhere: `length` units under the clocks of `client` from `clock` on. */
export const originSchema = z.object({
  client: z.number().int().positive(),
  clock: clockSchema,
  length: z.number().int().positive(),
  /** Whose words they are. */
  author: writerSchema.omit({ pen: true }).extend({
    /** The file that the author put them in from; left out for what they wrote. */
    importedFrom: importedFromSchema.optional(),
  }),
  /** When they were first written, in milliseconds since 1970. */
  at: z.number().int().nonnegative(),
  /** Where the same words were before in this section; null if they were never elsewhere in it. */
  from: z.object({ client: z.number().int().positive(), clock: clockSchema }).nullable(),
  /** Whether somebody put them where they stand; else undo brought them back in place. */
  placed: z.boolean(),
})
export type OriginView = z.infer<typeof originSchema>

/** 25, server to client: whose words are not those of their pen, or came from a file; all of the section's after *welcome*, then new ones, in the order in which they came. */
export const originsSchema = z.object({ origins: z.array(originSchema) })
export type Origins = z.infer<typeof originsSchema>
