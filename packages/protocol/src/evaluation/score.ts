import { z } from 'zod'
import { someWordsSchema, wordsSchema } from '../words.ts'

/** How good something is, from *not at all* to *fully*. */
export const scoreNumbers = [0, 1, 2, 3, 4] as const
export type ScoreNumber = (typeof scoreNumbers)[number]

/** All that can be answered to a criterion, in the order in which it is offered. */
export const scores = [...scoreNumbers, 'cannotSay'] as const
export const scoreSchema = z.literal(scores)
export type Score = z.infer<typeof scoreSchema>

/** What a criterion is answered by: from *not at all* to *fully*, or by one of the three levels of co-production. */
export const scales = ['fully', 'level'] as const
export type Scale = (typeof scales)[number]

const onScale: Readonly<Record<Scale, readonly Score[]>> = {
  fully: scores,
  // Descriptive, intermediate, transformative: what people get, how they are supported, what they change.
  level: [0, 1, 2, 'cannotSay'],
}

/** All that can be answered on a scale, in the order in which it is offered. */
export function scoresOf(scale: Scale): readonly Score[] {
  return onScale[scale]
}

/** Says whether a score is a number: *cannot say* counts as an answer, and for nothing in a median. */
export function isScoreNumber(score: Score): score is ScoreNumber {
  return score !== 'cannotSay'
}

export const longestReason = 1200

/** Why somebody scores as they do; it may be left out. */
export const scoreReasonSchema = wordsSchema(longestReason)

/** The same, where something is said. */
export const saidReasonSchema = someWordsSchema(longestReason)

/** Whether others see whose reason it is, once it is shown. */
export const reasonNames = ['withName', 'withoutName'] as const
