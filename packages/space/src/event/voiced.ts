import { daySchema, idSchema, letterSpanSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Whose words in which section. */
const of = { section: idSchema, voice: idSchema }
const row = z.number().int().positive()
const hands = z.array(idSchema)

/** Words were typed for somebody, who has said nothing of them yet; or (false) nothing of such words is left. */
export const wordsTyped = z.object({
  kind: z.literal('wordsTyped'),
  payload: z.object({ ...of, waits: z.boolean() }),
})

/** It was said of words that `hands` typed for somebody that they are theirs, as they stood after row `upTo`: in each block these letters. */
export const voiceConfirmed = z.object({
  kind: z.literal('voiceConfirmed'),
  payload: z.object({
    ...of,
    upTo: row,
    how: z.enum(['self', 'code', 'witness']),
    blocks: z.array(z.array(letterSpanSchema)),
    hands,
  }),
})

/** Somebody said of words that were typed for them that these are not theirs. */
export const voiceDisowned = z.object({
  kind: z.literal('voiceDisowned'),
  payload: z.object({ ...of, upTo: row, letters: z.array(letterSpanSchema), hands }),
})

/** The words were mailed to the person, with a code that follows from `code` and a secret. */
export const voiceCodeSent = z.object({
  kind: z.literal('voiceCodeSent'),
  payload: z.object({ ...of, upTo: row, code: idSchema, day: daySchema, lastDay: daySchema }),
})

/** Another code was typed in its place. */
export const voiceCodeMissed = z.object({
  kind: z.literal('voiceCodeMissed'),
  payload: z.object({ ...of, code: idSchema }),
})
