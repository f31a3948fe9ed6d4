import { idSchema, letterSpanSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Words that may be the name of somebody who is to be forgotten: which letters they are, and never what they say. */
export const namesFound = z.object({
  kind: z.literal('namesFound'),
  payload: z.object({
    section: idSchema,
    /** What others are to read in the place of a name. */
    label: z.string(),
    places: z.array(z.object({ place: idSchema, letters: z.array(letterSpanSchema).min(1) })).min(1),
  }),
})

/** The letters of such a place are gone for good, or they are no name and stay. */
export const namePlaceSettled = z.object({
  kind: z.literal('namePlaceSettled'),
  payload: z.object({ section: idSchema, place: idSchema, outcome: z.enum(['replaced', 'left']) }),
})

/** Of these invitations nothing says any more where they went, for whom, and with what words. */
export const invitedForgotten = z.object({
  kind: z.literal('invitedForgotten'),
  payload: z.object({ invitations: z.array(idSchema).min(1) }),
})

/** Somebody was forgotten: what they are called now, for good, is the label that they chose. It stands with the people. */
export const personForgotten = z.object({
  kind: z.literal('personForgotten'),
  payload: z.object({ person: idSchema }),
})
