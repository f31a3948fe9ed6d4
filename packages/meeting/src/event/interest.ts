import { idSchema, interestEffectSchema, interestSortSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inItem } from './in-meeting.ts'

const one = { ...inItem, interest: idSchema }

export const interestDeclared = z.object({
  kind: z.literal('interestDeclared'),
  payload: z.object({ ...one, person: idSchema, sort: interestSortSchema, nature: z.string() }),
})

export const interestWithdrawn = z.object({
  kind: z.literal('interestWithdrawn'),
  payload: z.object(one),
})

/** What the interest means while its item is on; who decided is the event's actor. */
export const interestDecided = z.object({
  kind: z.literal('interestDecided'),
  payload: z.object({ ...one, effect: interestEffectSchema, reason: z.string() }),
})

/** The person's own words on what was decided. */
export const interestReplied = z.object({
  kind: z.literal('interestReplied'),
  payload: z.object({ ...one, words: z.string() }),
})
