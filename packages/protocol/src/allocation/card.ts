import { z } from 'zod'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { wordsSchema } from '../words.ts'
import { someMoneySchema } from './money.ts'

/** The same room for everyone, so that nobody wins by the length or the look of what they hand in. */
export const proposalCardSchema = z.strictObject({
  title: lineSchema(60),
  forWhom: wordsSchema(200),
  what: wordsSchema(600),
  /** What is there already and is built on. */
  asset: wordsSchema(200),
  costs: z
    .array(z.strictObject({ what: lineSchema(80), amount: someMoneySchema }))
    .min(1)
    .max(12),
  lead: wordsSchema(100),
  partners: wordsSchema(200),
  risks: wordsSchema(300),
  easyRead: wordsSchema(600),
  /** A recording of it, by its file. */
  audio: idSchema.nullable(),
  /** A picture, with what can be seen on it for who cannot see it. */
  picture: z.strictObject({ file: idSchema, shows: lineSchema(200) }).nullable(),
})
export type ProposalCard = z.infer<typeof proposalCardSchema>
