import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { publicItemSchema } from '../part.ts'
import { inMeeting } from './in-meeting.ts'

/** The approved minutes are everyone's to read: these items under these titles, in this order. */
export const publicCopyMade = z.object({
  kind: z.literal('publicCopyMade'),
  payload: z.object({ ...inMeeting, copy: idSchema, title: z.string(), items: z.array(publicItemSchema) }),
})

export const publicCopyWithdrawn = z.object({
  kind: z.literal('publicCopyWithdrawn'),
  payload: z.object({ ...inMeeting, copy: idSchema, reason: z.string() }),
})
