import { daySchema, idSchema, interestSortSchema } from '@alongside/protocol'
import { z } from 'zod'

/** An interest that somebody has beyond one meeting; registered again under its number it is put right. */
export const interestRegistered = z.object({
  kind: z.literal('interestRegistered'),
  payload: z.object({
    registered: idSchema,
    person: idSchema,
    sort: interestSortSchema,
    nature: z.string(),
    since: daySchema,
  }),
})

/** It is over; `day` was its last. */
export const registeredEnded = z.object({
  kind: z.literal('registeredEnded'),
  payload: z.object({ registered: idSchema, person: idSchema, day: daySchema }),
})

/** What somebody knows from their own life and work, in their words. */
export const expertiseRecorded = z.object({
  kind: z.literal('expertiseRecorded'),
  payload: z.object({ expertise: idSchema, person: idSchema, words: z.string() }),
})

export const expertiseTakenBack = z.object({
  kind: z.literal('expertiseTakenBack'),
  payload: z.object({ expertise: idSchema, person: idSchema }),
})
