import { actionStatuses, daySchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inItem } from './in-meeting.ts'
import { quorumStandingSchema } from './vote.ts'

/** What was decided; recorded again under its number it is put right. */
export const decisionRecorded = z.object({
  kind: z.literal('decisionRecorded'),
  payload: z.object({
    ...inItem,
    decision: idSchema,
    words: z.string(),
    /** The vote by which it was made; null: without one. */
    vote: idSchema.nullable(),
    /** How the quorum stood: at the close of the vote, or as it was recorded; null once the meeting was over. */
    quorum: quorumStandingSchema.nullable(),
    effective: daySchema.nullable(),
    review: daySchema.nullable(),
  }),
})

export const dissented = z.object({
  kind: z.literal('dissented'),
  payload: z.object({ ...inItem, decision: idSchema, person: idSchema, words: z.string() }),
})

export const dissentTakenBack = z.object({
  kind: z.literal('dissentTakenBack'),
  payload: z.object({ ...inItem, decision: idSchema, person: idSchema }),
})

/** Somebody takes something on; agreed again under its number it is put right. */
export const actionAgreed = z.object({
  kind: z.literal('actionAgreed'),
  payload: z.object({
    ...inItem,
    action: idSchema,
    words: z.string(),
    owner: idSchema,
    helper: idSchema.nullable(),
    due: daySchema.nullable(),
  }),
})

export const actionTold = z.object({
  kind: z.literal('actionTold'),
  payload: z.object({
    ...inItem,
    action: idSchema,
    status: z.enum(actionStatuses),
    evidence: z.string(),
  }),
})
