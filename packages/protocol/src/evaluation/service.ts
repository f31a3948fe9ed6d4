import { z } from 'zod'
import { lineSchema } from '../line.ts'
import { wordsSchema } from '../words.ts'

/** What is evaluated, again and again: it stays while evaluations of it come and go. */
export const serviceFactsSchema = z.object({
  name: lineSchema(120),
  /** Who runs it. */
  provider: lineSchema(120),
  /** Who pays for it; null: nobody is named. */
  commissioner: lineSchema(120).nullable(),
  /** What it does and for whom, in plain words. */
  about: wordsSchema(2000),
})
export type ServiceFacts = z.infer<typeof serviceFactsSchema>
