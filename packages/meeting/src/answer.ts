import { documentViewSchema, idSchema, positionSchema } from '@alongside/protocol'
import { z } from 'zod'
import { phases } from './meeting.ts'
import { meetingViewSchema } from './view.ts'

/** `GET /api/meetings/{meeting}`: all that the reader may know of a meeting, to fold on from with `/live`. */
export const meetingAnswerSchema = z.object({
  /** Where `/live` goes on from this view. */
  position: positionSchema,
  /** The items in their order are the sections of the document. */
  document: documentViewSchema,
  meeting: meetingViewSchema,
  /** Those on the roll who are nobody in the space, and what they are called. */
  newcomers: z.array(z.object({ person: idSchema, name: z.string() })),
})
export type MeetingAnswer = z.infer<typeof meetingAnswerSchema>

/** A meeting in the list of a space. */
export const meetingSummarySchema = z.object({
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  phase: z.enum(phases),
  isCalledOff: z.boolean(),
  /** Milliseconds since 1970. */
  startsAt: z.number().int(),
  endsAt: z.number().int(),
  place: z.string(),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

/** `GET /api/spaces/{space}/meetings`: those that the reader may see, by when they begin. */
export const meetingsAnswerSchema = z.object({ meetings: z.array(meetingSummarySchema) })
export type MeetingsAnswer = z.infer<typeof meetingsAnswerSchema>
