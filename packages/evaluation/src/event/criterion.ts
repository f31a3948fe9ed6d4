import { criterionFactsSchema, daySchema, idSchema, scales } from '@alongside/protocol'
import { z } from 'zod'
import { inEvaluation, ofCriterion } from './in-evaluation.ts'

/** Beside the section for its notes, which has its title and its place. */
export const criterionAdded = z.object({
  kind: z.literal('criterionAdded'),
  payload: z.object({
    ...ofCriterion,
    facts: criterionFactsSchema,
    was: idSchema.nullable(),
    scale: z.enum(scales).default('fully'),
  }),
})

export const criterionChanged = z.object({
  kind: z.literal('criterionChanged'),
  payload: z.object({ ...ofCriterion, facts: criterionFactsSchema }),
})

export const criterionTakenOut = z.object({
  kind: z.literal('criterionTakenOut'),
  payload: z.object({ ...ofCriterion, reason: z.string().nullable() }),
})

export const criterionPutBack = z.object({
  kind: z.literal('criterionPutBack'),
  payload: z.object(ofCriterion),
})

/** The criteria are others than before: whoever agreed with them agrees with this version only when they say so again. */
export const criteriaChanged = z.object({
  kind: z.literal('criteriaChanged'),
  payload: z.object({ ...inEvaluation, version: z.number().int().positive() }),
})

/** Somebody of the panel agrees with the criteria as they stand, or does not any more. */
export const criteriaAgreed = z.object({
  kind: z.literal('criteriaAgreed'),
  payload: z.object({ ...inEvaluation, person: idSchema, agrees: z.boolean() }),
})

/** From here on criteria, panel and capacities stand; scoring is over at the end of the deadline, or at no day (null). */
export const scoringStarted = z.object({
  kind: z.literal('scoringStarted'),
  payload: z.object({ ...inEvaluation, deadline: daySchema.nullable() }),
})

/** Something is revealed now, so that the panel talks about it. */
export const discussingStarted = z.object({
  kind: z.literal('discussingStarted'),
  payload: z.object(inEvaluation),
})

/** It can be scored from now on. */
export const criterionOpened = z.object({
  kind: z.literal('criterionOpened'),
  payload: z.object(ofCriterion),
})

/** It is scored once more, in a new round. */
export const criterionReopened = z.object({
  kind: z.literal('criterionReopened'),
  payload: z.object({ ...ofCriterion, round: z.number().int().positive(), reason: z.string() }),
})

/** What was scored in a round can be opened by nobody any more; it is scored once more, in a new round. */
export const scoresLost = z.object({
  kind: z.literal('scoresLost'),
  payload: z.object({
    ...ofCriterion,
    lost: z.number().int().positive(),
    round: z.number().int().positive(),
  }),
})

/** What is on every screen; null: nothing. */
export const criterionPutOn = z.object({
  kind: z.literal('criterionPutOn'),
  payload: z.object({ ...inEvaluation, on: idSchema.nullable() }),
})
