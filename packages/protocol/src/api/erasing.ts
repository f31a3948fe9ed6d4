import { z } from 'zod'
import { idSchema } from '../id.ts'
import { letterSpanSchema } from '../letter-span.ts'
import { lineSchema } from '../line.ts'
import { someWordsSchema } from '../words.ts'
import { markSchema } from './document.ts'

/** How much is erased at once: stretches of letters, and letters in all (UTF-16 units). */
export const erasingLimits = { mostSpans: 400, mostLetters: 20_000, mostReason: 500 } as const

const lettersSchema = z
  .array(letterSpanSchema)
  .min(1)
  .max(erasingLimits.mostSpans)
  .refine((spans) => spans.reduce((sum, { length }) => sum + length, 0) <= erasingLimits.mostLetters)

/** `POST /api/sections/{section}/erasing`: what would go with these letters, which are named by their ids. */
export const erasingAskSchema = z.object({ letters: lettersSchema })

/** `POST /api/sections/{section}/erased`: these letters are to go for good. */
export const eraseAskSchema = z.object({
  letters: lettersSchema,
  /** Shown to everybody who can read them. */
  reason: someWordsSchema(erasingLimits.mostReason),
  /** What stands in their place, as words of whoever erases; null: nothing. */
  label: lineSchema(100).nullable(),
})
export type EraseAsk = z.infer<typeof eraseAskSchema>

const countSchema = z.number().int().nonnegative()

/** What would go for good. Of parts that the reader may not read it tells nothing; what stands there goes too. */
export const erasingAnswerSchema = z.object({
  section: z.object({ id: idSchema, title: z.string() }),
  document: z.object({ slug: z.string(), title: z.string() }),
  /** The words, stretch by stretch: as they stand, and then those that stand no more. */
  words: z.array(z.string()),
  letters: countSchema,
  /** Whose they are, most first. */
  people: z.array(z.object({ author: markSchema, letters: countSchema })),
  /** How many letters stand in other places of this part, or stood: moved, copied, or brought back. */
  alsoHere: countSchema,
  /** Other parts that the reader may read in which they stand, or stood. */
  elsewhere: z.array(
    z.object({
      section: idSchema,
      title: z.string(),
      document: z.object({ slug: z.string(), title: z.string() }),
      letters: countSchema,
    }),
  ),
  /** Comments that quote them or say them, of those that the reader may read. */
  comments: countSchema,
  /** Comments that say them too and stay: they are others' words, for those to erase who own this part. */
  left: countSchema,
  /** The reader may write something in their place. */
  mayWrite: z.boolean(),
})
export type ErasingAnswer = z.infer<typeof erasingAnswerSchema>

/** What was done: how many letters went, in all places that the reader may read, and the last event of the space. */
export const erasedAnswerSchema = z.object({ letters: countSchema, position: z.string() })
export type ErasedAnswer = z.infer<typeof erasedAnswerSchema>

/** That letters were erased: by whom, when, how many, and why; null where that was said of another part. */
export const erasedViewSchema = z.object({
  by: markSchema,
  /** Milliseconds since 1970. */
  at: z.number().int(),
  letters: countSchema,
  reason: z.string().nullable(),
})
export type ErasedView = z.infer<typeof erasedViewSchema>
