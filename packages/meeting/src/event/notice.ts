import {
  idSchema,
  meetingNoticeSchema,
  quorumRuleSchema,
  seatsSchema,
  seriesSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

/** A meeting is to be held; its agenda is a draft. */
export const meetingCalled = z.object({
  kind: z.literal('meetingCalled'),
  payload: z.object({
    ...inMeeting,
    notice: meetingNoticeSchema,
    quorum: quorumRuleSchema,
    seats: seatsSchema,
    series: seriesSchema.nullable(),
    /** The meeting that it follows. */
    from: idSchema.nullable(),
  }),
})

export const noticeChanged = z.object({
  kind: z.literal('noticeChanged'),
  payload: z.object({ ...inMeeting, notice: meetingNoticeSchema }),
})

export const seatsSet = z.object({
  kind: z.literal('seatsSet'),
  payload: z.object({ ...inMeeting, seats: seatsSchema }),
})

export const quorumSet = z.object({
  kind: z.literal('quorumSet'),
  payload: z.object({ ...inMeeting, quorum: quorumRuleSchema }),
})

export const seriesSet = z.object({
  kind: z.literal('seriesSet'),
  payload: z.object({ ...inMeeting, series: seriesSchema.nullable() }),
})

export const agendaPublished = z.object({
  kind: z.literal('agendaPublished'),
  payload: z.object(inMeeting),
})

export const meetingCalledOff = z.object({
  kind: z.literal('meetingCalledOff'),
  payload: z.object({ ...inMeeting, reason: z.string() }),
})
