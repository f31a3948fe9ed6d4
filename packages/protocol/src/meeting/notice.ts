import { z } from 'zod'
import { daySchema } from '../day.ts'
import { lineSchema } from '../line.ts'
import { wordsSchema } from '../words.ts'

/** A moment in milliseconds since 1970, between the years 2000 and 2100. */
const momentSchema = z.number().int().min(946_684_800_000).max(4_102_444_800_000)

/** The longest that one meeting goes on, in milliseconds. */
export const longestMeetingMs = 24 * 3_600_000

/** What everybody is told of a meeting before it: when and where it is, and how to come in. */
export const meetingNoticeSchema = z
  .object({
    startsAt: momentSchema,
    endsAt: momentSchema,
    place: wordsSchema(500),
    /** The call that the organisation uses already; null: none. */
    callUrl: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable(),
    /** For those who come in by phone; null: none. */
    phone: lineSchema(120).nullable(),
    /** The last day on which papers are sent; null: no such day. */
    papersDue: daySchema.nullable(),
    /** When those who want to prepare together meet first, and who that is for. */
    preMeeting: z.object({ startsAt: momentSchema, words: wordsSchema(500) }).nullable(),
    /** What is paid for coming, and how it is claimed. */
    payment: wordsSchema(1000),
    words: wordsSchema(2000),
  })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt && endsAt - startsAt <= longestMeetingMs, {
    path: ['endsAt'],
    message: 'A meeting ends after it begins, within a day.',
  })
export type MeetingNotice = z.infer<typeof meetingNoticeSchema>
