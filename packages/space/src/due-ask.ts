import { daySchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { lastDaySorts } from './event/last-day.ts'

/** What can be asked of a space at a time, with nobody there to ask it: it is decided as things stand then, by no right of anyone's. */
export const dueAskSchema = z.discriminatedUnion('do', [
  /** Once the mail of an invitation was handed over after all; `sentAt` says which sending is meant. */
  z.object({ do: z.literal('tellSent'), invitation: idSchema, sentAt: z.number().int() }),
  /** Once the day has begun on which a document is to be looked at again. */
  z.object({ do: z.literal('tellReview'), document: idSchema }),
  /** Once the day is near until which an action of a meeting or an evaluation (its document) is to be done, or is over. */
  z.object({ do: z.literal('tellActionDue'), document: idSchema, action: idSchema }),
  /** Once the last day is over on which people propose or vote in a round, or score in an evaluation. */
  z.object({
    do: z.literal('tellLastDay'),
    document: idSchema,
    what: z.enum(lastDaySorts),
    day: daySchema,
  }),
  /** Once the last day of an invitation is over. */
  z.object({ do: z.literal('endInvitation'), invitation: idSchema }),
  /** Once the last day of a link is over. */
  z.object({ do: z.literal('endLink'), link: idSchema }),
  /** Once the last day is over on which those who were at a meeting suggest amendments to its minutes. */
  z.object({ do: z.literal('endAmending'), meeting: idSchema, day: daySchema }),
])
export type DueAsk = z.infer<typeof dueAskSchema>
