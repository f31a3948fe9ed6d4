import { actionStatuses, choiceSorts, daySchema, idSchema, scoreSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inEvaluation, ofCriterion } from './in-evaluation.ts'

export const scoreAgreed = z.object({
  kind: z.literal('scoreAgreed'),
  payload: z.object({ ...ofCriterion, score: scoreSchema, words: z.string() }),
})

export const scoreDissented = z.object({
  kind: z.literal('scoreDissented'),
  payload: z.object({ ...ofCriterion, person: idSchema, words: z.string() }),
})

export const scoreDissentTakenBack = z.object({
  kind: z.literal('scoreDissentTakenBack'),
  payload: z.object({ ...ofCriterion, person: idSchema }),
})

export const choiceWritten = z.object({
  kind: z.literal('choiceWritten'),
  payload: z.object({ ...inEvaluation, choice: idSchema, sort: z.enum(choiceSorts), words: z.string() }),
})

export const choiceRemoved = z.object({
  kind: z.literal('choiceRemoved'),
  payload: z.object({ ...inEvaluation, choice: idSchema }),
})

/** `criterion` null: because of the whole. */
const action = { ...inEvaluation, criterion: idSchema.nullable(), action: idSchema }

export const evaluationActionAgreed = z.object({
  kind: z.literal('evaluationActionAgreed'),
  payload: z.object({
    ...action,
    words: z.string(),
    owner: idSchema,
    helper: idSchema.nullable(),
    due: daySchema.nullable(),
  }),
})

export const evaluationActionTold = z.object({
  kind: z.literal('evaluationActionTold'),
  payload: z.object({ ...action, status: z.enum(actionStatuses), evidence: z.string() }),
})

export const evaluationFinished = z.object({
  kind: z.literal('evaluationFinished'),
  payload: z.object(inEvaluation),
})

export const evaluationTakenUp = z.object({
  kind: z.literal('evaluationTakenUp'),
  payload: z.object({ ...inEvaluation, reason: z.string() }),
})

/** Somebody by name is to reply for the provider; how they come in stands nowhere in it. */
export const providerReplyAsked = z.object({
  kind: z.literal('providerReplyAsked'),
  payload: z.object({ ...inEvaluation, reply: idSchema, name: z.string(), due: daySchema }),
})

export const providerReplied = z.object({
  kind: z.literal('providerReplied'),
  payload: z.object({ ...inEvaluation, reply: idSchema, words: z.string() }),
})

/** Everyone may read the result, under an id that tells nothing of the evaluation. */
export const resultPublished = z.object({
  kind: z.literal('resultPublished'),
  payload: z.object({ ...inEvaluation, page: idSchema }),
})

export const resultWithdrawn = z.object({
  kind: z.literal('resultWithdrawn'),
  payload: z.object({ ...inEvaluation, page: idSchema, reason: z.string() }),
})
