import { z } from 'zod'
import { daySchema } from '../day.ts'
import { idSchema } from '../id.ts'
import { interestEffectSchema, interestSortSchema } from '../meeting/interest.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()

/** An interest that somebody has beyond one meeting; once it has ended it stays with its days. */
const registeredInterestSchema = z.object({
  id: idSchema,
  sort: interestSortSchema,
  nature: z.string(),
  /** The first day, and the last. */
  since: daySchema,
  endedOn: daySchema.nullable(),
  registeredAt: moment,
  changedAt: moment.nullable(),
})
export type RegisteredInterestView = z.infer<typeof registeredInterestSchema>

/** What somebody declared about an item of a meeting that the reader may read, and what was decided of it. */
const declaredSchema = z.object({
  id: idSchema,
  meeting: z.object({ slug: z.string(), title: z.string(), startsAt: moment }),
  item: z.string(),
  sort: interestSortSchema,
  nature: z.string(),
  withdrawn: z.boolean(),
  decided: z.object({ effect: interestEffectSchema, reason: z.string() }).nullable(),
})

/** `GET /api/spaces/{space}/register`: what each member registered, declared in meetings, and knows from their own life and work. */
export const registerAnswerSchema = z.object({
  people: z.array(
    z.object({
      person: idSchema,
      interests: z.array(registeredInterestSchema),
      expertise: z.array(z.object({ id: idSchema, words: z.string() })),
      declared: z.array(declaredSchema),
      /** The reader writes it down: for themselves, or for one who has no device. */
      mayWrite: z.boolean(),
    }),
  ),
})
export type RegisterAnswer = z.infer<typeof registerAnswerSchema>
