import { z } from 'zod'
import { joinCodeSchema } from '../join-code.ts'

/** `POST /api/my-words`: the code that was mailed to somebody with words that were typed for them. */
export const openWordsSchema = z.object({ code: joinCodeSchema })

/** Answer: these words as they stand now, and nothing else of where they stand. */
export const myWordsSchema = z.object({
  /** The log row up to which they were read: what is said of them is said of what stood then. */
  seq: z.number().int(),
  space: z.string(),
  document: z.string(),
  person: z.string(),
  hands: z.array(z.string()),
  /** The blocks in which words of the person stand; null: words of others between them, which are not told. */
  blocks: z.array(
    z.array(z.object({ text: z.string(), is: z.enum(['open', 'disowned', 'theirs']) }).nullable()),
  ),
  /** The person may put the words otherwise themselves. */
  mayCorrect: z.boolean(),
  /** How many letters wait for the person to say whether they are theirs. */
  open: z.number().int(),
  /** What the person confirmed last, and does not stand there any more. */
  gone: z.array(z.string()),
  /** The last day (ISO date) on which the code counts. */
  lastDay: z.string(),
})
export type MyWords = z.infer<typeof myWordsSchema>

/** `POST /api/my-words/said`: by the code, that these words are theirs as they stood after row `upTo`, or that they are not. */
export const sayOfWordsSchema = openWordsSchema.extend({
  upTo: z.number().int().positive(),
  isTheirs: z.boolean(),
})

/** `POST /api/my-words/corrected`: the same, with what is to stand in the place of each that is `open`, in order. */
export const correctWordsSchema = openWordsSchema.extend({
  upTo: z.number().int().positive(),
  words: z.array(z.string().max(5000)).min(1).max(200),
})

/** Answer: whether others were typed since, of which nothing is said yet. */
export const saidOfWordsSchema = z.object({ more: z.boolean() })
