import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

/** Those who were there are asked how it was. What they answer in private is in no event. */
export const askedHowItWas = z.object({ kind: z.literal('askedHowItWas'), payload: z.object(inMeeting) })

/** What somebody learned, with their name; said again it is put otherwise. What is said without a name is in no event. */
export const lessonSaid = z.object({
  kind: z.literal('lessonSaid'),
  payload: z.object({ ...inMeeting, person: idSchema, words: z.string() }),
})

export const lessonTakenBack = z.object({
  kind: z.literal('lessonTakenBack'),
  payload: z.object({ ...inMeeting, person: idSchema }),
})
