import { z } from 'zod'
import { someWordsSchema } from '../words.ts'

/** What somebody can answer to "Was I heard?", from the best to the worst. */
export const heardAnswers = ['fully', 'mostly', 'little', 'no'] as const
export const heardAnswerSchema = z.enum(heardAnswers)
export type HeardAnswer = z.infer<typeof heardAnswerSchema>

/** What somebody learned in a meeting, in their words. */
export const learnedWordsSchema = someWordsSchema(1000)
