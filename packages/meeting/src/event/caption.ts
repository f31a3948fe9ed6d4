import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

/** Whether lines of captions that are begun from now on are kept. The lines themselves stand in no event. */
export const captionsKept = z.object({
  kind: z.literal('captionsKept'),
  payload: z.object({ ...inMeeting, keep: z.boolean() }),
})

/** What was kept of the captions is thrown away, and nothing more is kept. */
export const captionsDropped = z.object({
  kind: z.literal('captionsDropped'),
  payload: z.object({ ...inMeeting, reason: z.string() }),
})
