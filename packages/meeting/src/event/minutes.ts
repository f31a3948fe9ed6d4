import { daySchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inItem, inMeeting } from './in-meeting.ts'
import { quorumStandingSchema } from './vote.ts'

/** Until the end of this day those who were there suggest amendments to the minutes. */
export const amendUntilSet = z.object({
  kind: z.literal('amendUntilSet'),
  payload: z.object({ ...inMeeting, day: daySchema }),
})

/** That day is over. */
export const amendingEnded = z.object({
  kind: z.literal('amendingEnded'),
  payload: z.object({ ...inMeeting, day: daySchema }),
})

/** The notes of an item stand as they did after this row; heard by those who may read them, so that it tells nobody else of the item. */
export const notesApproved = z.object({
  kind: z.literal('notesApproved'),
  payload: z.object({ ...inItem, seq: z.number().int().nonnegative() }),
})

/** The minutes are approved: in a later meeting, with how its quorum stood, or by the chair with a reason where none follows. */
export const minutesApproved = z.object({
  kind: z.literal('minutesApproved'),
  payload: z.object({
    ...inMeeting,
    in: idSchema.nullable(),
    reason: z.string().nullable(),
    quorum: quorumStandingSchema.nullable(),
  }),
})

/** The minutes were not approved in a later meeting; they are amended until another day. */
export const minutesSentBack = z.object({
  kind: z.literal('minutesSentBack'),
  payload: z.object({ ...inMeeting, in: idSchema, reason: z.string(), amendUntil: daySchema }),
})
