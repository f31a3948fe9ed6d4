import { z } from 'zod'
import { idSchema } from '../id.ts'
import { blockViewSchema, markSchema } from './document.ts'

/** `GET /api/sections/{section}/typed/{person}`: the words that others typed for a person, as they stand now. */
export const typedAnswerSchema = z.object({
  /** The log row up to which they were read: what is confirmed is what stood then. */
  seq: z.number().int(),
  section: z.object({ id: idSchema, title: z.string() }),
  document: z.object({ slug: z.string(), title: z.string() }),
  person: markSchema,
  hands: z.array(markSchema),
  /** The reader is the person; typed some of the words; could say that they were there; or none of these. */
  reader: z.enum(['self', 'hand', 'witness', 'other']),
  /** The blocks in which words of the person stand, whole. */
  blocks: z.array(blockViewSchema),
  /** How many letters wait for the person to say whether they are theirs. */
  open: z.number().int(),
  /** What the person confirmed last, and does not stand there any more. */
  gone: z.array(z.string()),
  /** How it was confirmed last, by whom and when. */
  confirmed: z
    .object({ how: z.enum(['self', 'code', 'witness']), by: markSchema, at: z.number().int() })
    .nullable(),
  /** The reader may have a code sent to the person. */
  maySend: z.boolean(),
  /** A code is out: the last day on which it counts, and how many tries are left. */
  code: z.object({ lastDay: z.string(), left: z.number().int() }).nullable(),
})
export type TypedAnswer = z.infer<typeof typedAnswerSchema>
