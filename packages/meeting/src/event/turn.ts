import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

const one = { ...inMeeting, person: idSchema }

export const askedToSpeak = z.object({ kind: z.literal('askedToSpeak'), payload: z.object(one) })

export const askTakenBack = z.object({ kind: z.literal('askTakenBack'), payload: z.object(one) })

/** Someone has the word; whoever had it has spoken. */
export const speakerCalled = z.object({
  kind: z.literal('speakerCalled'),
  payload: z.object({
    ...one,
    /** Why not the one whom the product suggested; null where it was they. */
    reason: z.string().nullable(),
  }),
})

export const turnEnded = z.object({ kind: z.literal('turnEnded'), payload: z.object(one) })
