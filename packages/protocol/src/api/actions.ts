import { z } from 'zod'
import { idSchema } from '../id.ts'
import { agreedActionSchema } from '../meeting/action.ts'

/** An action wherever it is asked after, with where it was agreed. */
const standingActionSchema = z.object({
  action: agreedActionSchema,
  /** In which sort of gathering. */
  agreedIn: z.enum(['meeting', 'evaluation']),
  /** The document of that gathering. */
  document: z.object({ id: idSchema, slug: z.string(), title: z.string() }),
  /** The agenda item or criterion that it is about; null: the whole. */
  section: z.object({ id: idSchema, title: z.string() }).nullable(),
  /** The reader says how it stands: it is theirs, or they note or lead. */
  mayTell: z.boolean(),
})
export type StandingActionView = z.infer<typeof standingActionSchema>

/** `GET /api/spaces/{space}/actions`, `/api/meetings/{meeting}/actions` and `/api/evaluations/{evaluation}/actions`: what there is to do, the next first. */
export const actionsAnswerSchema = z.object({
  actions: z.array(standingActionSchema),
  /** Those among its owners and helpers who are nobody in the space, and what they are called. */
  newcomers: z.array(z.object({ person: idSchema, name: z.string() })),
})
export type ActionsAnswer = z.infer<typeof actionsAnswerSchema>
