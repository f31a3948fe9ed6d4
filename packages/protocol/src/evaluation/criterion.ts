import { z } from 'zod'
import { someWordsSchema, wordsSchema } from '../words.ts'

/** What a criterion asks beside its title, which is that of the section for its notes. */
export const criterionFactsSchema = z.object({
  /** In one sentence, what everybody scores. */
  question: someWordsSchema(300),
  /** What may help to answer it. */
  help: wordsSchema(1000),
})
export type CriterionFacts = z.infer<typeof criterionFactsSchema>

/** How many criteria an evaluation may have. */
export const mostCriteria = 40
