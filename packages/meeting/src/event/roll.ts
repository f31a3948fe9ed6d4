import { attendingSchema, idSchema, meetingOfficeSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

const one = { ...inMeeting, person: idSchema }

/** Someone is here, in this capacity; whoever comes again is on the roll as they say now, and once. */
export const cameIn = z.object({
  kind: z.literal('cameIn'),
  payload: z.object({ ...one, ...attendingSchema.shape }),
})

export const wentOut = z.object({ kind: z.literal('wentOut'), payload: z.object(one) })

export const apologised = z.object({
  kind: z.literal('apologised'),
  payload: z.object({ ...one, words: z.string() }),
})

export const meetingOfficeGiven = z.object({
  kind: z.literal('meetingOfficeGiven'),
  payload: z.object({ ...one, office: meetingOfficeSchema }),
})

export const meetingOfficeEnded = z.object({
  kind: z.literal('meetingOfficeEnded'),
  payload: z.object({ ...one, office: meetingOfficeSchema, reason: z.string() }),
})

export const meetingOpened = z.object({ kind: z.literal('meetingOpened'), payload: z.object(inMeeting) })

/** What was said is a draft of the minutes from here on. */
export const meetingEnded = z.object({ kind: z.literal('meetingEnded'), payload: z.object(inMeeting) })
