import {
  capacitySchema,
  claimSchema,
  daySchema,
  idSchema,
  panelRulesSchema,
  panelSeatSchema,
  periodSchema,
  reviewSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { inEvaluation } from './in-evaluation.ts'

/** What an evaluation is of, and which one it follows. */
const facts = { service: idSchema, period: periodSchema }

export const evaluationOpened = z.object({
  kind: z.literal('evaluationOpened'),
  payload: z.object({
    ...inEvaluation,
    ...facts,
    from: idSchema.nullable(),
    /** Null: it is of a service. */
    review: reviewSchema.nullable().default(null),
  }),
})

export const evaluationFactsChanged = z.object({
  kind: z.literal('evaluationFactsChanged'),
  payload: z.object({ ...inEvaluation, ...facts }),
})

/** How far the work goes that a review looks at, as those say whose work it is. */
export const rungClaimed = z.object({
  kind: z.literal('rungClaimed'),
  payload: z.object({ ...inEvaluation, claim: claimSchema }),
})

export const panelRulesSet = z.object({
  kind: z.literal('panelRulesSet'),
  payload: z.object({ ...inEvaluation, rules: panelRulesSchema }),
})

/** Somebody scores with the others, or does so in another capacity. */
export const putOnPanel = z.object({
  kind: z.literal('putOnPanel'),
  payload: z.object({ ...inEvaluation, ...panelSeatSchema.shape }),
})

export const takenOffPanel = z.object({
  kind: z.literal('takenOffPanel'),
  payload: z.object({ ...inEvaluation, person: idSchema, reason: z.string() }),
})

/** Somebody of the panel took another of their capacities. */
export const panelCapacityTaken = z.object({
  kind: z.literal('panelCapacityTaken'),
  payload: z.object({ ...inEvaluation, person: idSchema, capacity: capacitySchema }),
})

/** Scoring is over at the end of this day; null: at no day. */
export const scoringDeadlineSet = z.object({
  kind: z.literal('scoringDeadlineSet'),
  payload: z.object({ ...inEvaluation, deadline: daySchema.nullable() }),
})

/** The meeting in which it is held; null: in none. */
export const evaluationHeldIn = z.object({
  kind: z.literal('evaluationHeldIn'),
  payload: z.object({ ...inEvaluation, in: idSchema.nullable() }),
})
