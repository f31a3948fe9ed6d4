import { cardColourSchema, cardHashSchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

const one = { ...inMeeting, card: idSchema }

/** Of an unnamed card the event has neither actor nor hand nor capacity: only its owner's device can show whose it is. */
export const cardRaised = z.object({
  kind: z.literal('cardRaised'),
  payload: z.object({
    ...one,
    colour: cardColourSchema,
    by: z.discriminatedUnion('as', [
      z.object({ as: z.literal('named'), person: idSchema }),
      z.object({ as: z.literal('unnamed'), hash: cardHashSchema }),
    ]),
  }),
})

/** By its owner, or by whoever leads the meeting, who says why. */
export const cardLowered = z.object({
  kind: z.literal('cardLowered'),
  payload: z.object({ ...one, reason: z.string().nullable() }),
})
