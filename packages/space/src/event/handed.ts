import { handedWordsSchema, handOutcomeSchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Words that could not be saved, from the event's actor to one person who may write there. */
export const wordsHanded = z.object({
  kind: z.literal('wordsHanded'),
  payload: z.object({ section: idSchema, handed: idSchema, to: idSchema, words: handedWordsSchema }),
})

export const wordsSettled = z.object({
  kind: z.literal('wordsSettled'),
  payload: z.object({ handed: idSchema, outcome: handOutcomeSchema }),
})
