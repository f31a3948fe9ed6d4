import { capacitySchema, consentAnswers, daySchema, itemFactsSchema } from '@alongside/protocol'
import { z } from 'zod'
import { openBlockSchema } from './open-text.ts'

const count = z.number().int().nonnegative()

const publicVoteSchema = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('consent'),
    question: z.string(),
    secret: z.boolean(),
    counts: z.array(z.object({ answer: z.enum(consentAnswers), count })),
    result: z.enum(['none', 'consent', 'notSure', 'objection']),
  }),
  z.object({
    by: z.literal('majority'),
    question: z.string(),
    secret: z.boolean(),
    counts: z.array(z.object({ words: z.string(), count })),
    abstentions: count,
    result: z.enum(['none', 'won', 'tie', 'notEnough']),
  }),
])

/** `GET /api/public/minutes/{copy}`: approved minutes as everyone may read them, without a name of anybody. */
export const publicMinutesSchema = z.object({
  space: z.string(),
  timeZone: z.string(),
  title: z.string(),
  /** When the meeting was to begin, in milliseconds since 1970. */
  startsAt: z.number().int(),
  place: z.string(),
  approvedOn: daySchema,
  publishedOn: daySchema,
  /** Who was there, by capacity; nothing where they were too few to tell. */
  present: z.array(z.object({ capacities: z.array(capacitySchema), people: count })),
  items: z.array(
    z.object({
      title: z.string(),
      sort: itemFactsSchema.shape.sort,
      purpose: z.string(),
      notes: z.array(openBlockSchema),
      votes: z.array(publicVoteSchema),
      decisions: z.array(
        z.object({
          words: z.string(),
          effective: daySchema.nullable(),
          review: daySchema.nullable(),
          /** Whether enough people were there to decide; null: that was not counted. */
          isQuorate: z.boolean().nullable(),
          /** How many did not go along. */
          against: count,
        }),
      ),
      actions: z.array(z.object({ words: z.string(), due: daySchema.nullable() })),
    }),
  ),
})
export type PublicMinutes = z.infer<typeof publicMinutesSchema>
