import { z } from 'zod'
import { handOutcomeSchema } from '../handed.ts'
import { idSchema } from '../id.ts'

/** Words that one person handed to another, as either of them sees it. */
export const handedViewSchema = z.object({
  id: idSchema,
  from: idSchema,
  to: idSchema,
  words: z.string(),
  /** Milliseconds since 1970, by the server's clock. */
  at: z.number().int(),
  /** Null while they wait. */
  outcome: handOutcomeSchema.nullable(),
  /** Where they were meant to stand; null for a reader who may not see it any more. */
  place: z
    .object({
      section: idSchema,
      title: z.string(),
      document: z.object({ slug: z.string(), title: z.string() }),
    })
    .nullable(),
})
export type HandedView = z.infer<typeof handedViewSchema>

/** `GET /api/spaces/{space}/handed`: what waits for me, and what became of what I handed on; the newest first. */
export const handedSchema = z.object({ waiting: z.array(handedViewSchema), sent: z.array(handedViewSchema) })
export type HandedWords = z.infer<typeof handedSchema>

/** `GET /api/sections/{section}/editors`: who may write there, for someone whose words could not be saved. */
export const editorsSchema = z.object({
  space: idSchema,
  people: z.array(idSchema),
  /** What these people are called, by their ids: the reader may not be let into the space any more. */
  names: z.record(idSchema, z.string()),
})
