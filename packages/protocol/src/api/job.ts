import { z } from 'zod'
import { idSchema } from '../id.ts'

/** What a job that failed is about, as far as an organiser may know. */
export const jobAboutSchema = z.discriminatedUnion('what', [
  /** The mail of an invitation, to this address. */
  z.object({ what: z.literal('invitation'), invitation: idSchema, email: z.string() }),
  /** A mail to a member; of what it tells nothing is said. The name is as they chose to be shown. */
  z.object({ what: z.literal('member'), person: idSchema, name: z.string().nullable() }),
  z.object({ what: z.literal('other') }),
])
export type JobAbout = z.infer<typeof jobAboutSchema>

/** Something that was to be done and could not be, yet or at all. */
export const jobViewSchema = z.object({
  id: z.number().int(),
  about: jobAboutSchema,
  /** It will be tried again by itself, or not before somebody says so. */
  state: z.enum(['again', 'stuck']),
  attempts: z.number().int(),
  /** When it is tried next, in milliseconds since 1970; null: not by itself. */
  nextAt: z.number().int().nullable(),
  /** A short name of what was wrong, as `mail.refused`. */
  problem: z.string(),
})
export type JobView = z.infer<typeof jobViewSchema>

/** `GET /api/spaces/{space}/jobs`, for organisers: what failed and is not over. */
export const jobsViewSchema = z.object({ jobs: z.array(jobViewSchema) })

/** `POST /api/spaces/{space}/jobs/{job}`, for organisers: begin it anew, or never do it. */
export const answerJobSchema = z.object({ answer: z.enum(['again', 'giveUp']) })
export type JobAnswer = z.infer<typeof answerJobSchema>['answer']
