import { attachedSchema, capacitySchema, idSchema, scoreSchema } from '@alongside/protocol'
import { z } from 'zod'
import { reasonFileSchema } from '../sealed.ts'
import { ofCriterion } from './in-evaluation.ts'

/** What people of one group scored together: all that is ever told of it. */
export const revealedGroupSchema = z.object({
  capacities: z.array(capacitySchema),
  people: z.number().int().positive(),
  /** Of those who gave a number, halves where it lies between two; null: it is held back. */
  median: z.number().nullable(),
  /** How many gave which score, of groups of five people or more; null: it is held back. */
  counts: z.array(z.object({ answer: scoreSchema, count: z.number().int().nonnegative() })).nullable(),
})
export type RevealedGroup = z.infer<typeof revealedGroupSchema>

/** A score with the name of whose it is, who wanted that. */
export const shownScoreSchema = z.object({ person: idSchema, score: scoreSchema })
export type ShownScore = z.infer<typeof shownScoreSchema>

/** What shows why somebody scored as they did; events from before there was any say nothing of it. */
const shownEvidence = {
  links: z.array(z.string()).default([]),
  files: z.array(reasonFileSchema).default([]),
}

/** Why somebody said with their name that they scored as they did. */
export const saidReasonShownSchema = z.object({ person: idSchema, words: z.string(), ...shownEvidence })

/** Why somebody scored as they did; null: without their name. */
export const shownReasonSchema = saidReasonShownSchema.extend({ person: idSchema.nullable() })
export type ShownReason = z.infer<typeof shownReasonSchema>

/** The scores of a round come out of their box. Before this no event holds anything of them. */
export const revealed = z.object({
  kind: z.literal('revealed'),
  payload: z.object({
    ...ofCriterion,
    round: z.number().int().positive(),
    groups: z.array(revealedGroupSchema),
    shown: z.array(shownScoreSchema),
    reasons: z.array(shownReasonSchema),
  }),
})

/** Somebody said openly that they are done, of their own will, or that they are not. */
export const readySaid = z.object({
  kind: z.literal('readySaid'),
  payload: z.object({ ...ofCriterion, person: idSchema, ready: z.boolean() }),
})

/** Somebody scored when the round was over: it is told that they did, and counts for nothing. */
export const scoreLate = z.object({
  kind: z.literal('scoreLate'),
  payload: z.object({ ...ofCriterion, person: idSchema }),
})

/** Somebody says what they scored; null takes it back. */
export const scoreSaid = z.object({
  kind: z.literal('scoreSaid'),
  payload: z.object({ ...ofCriterion, person: idSchema, score: scoreSchema.nullable() }),
})

/** Somebody said what stands for a file that shows why, for those who cannot hear or see it. */
export const evidenceDescribed = z.object({
  kind: z.literal('evidenceDescribed'),
  payload: z.object({ ...ofCriterion, ...attachedSchema.shape }),
})

/** Somebody says with their name why they scored as they did; null takes it back. */
export const scoreReasonSaid = z.object({
  kind: z.literal('scoreReasonSaid'),
  payload: z.object({ ...ofCriterion, person: idSchema, words: z.string().nullable(), ...shownEvidence }),
})
