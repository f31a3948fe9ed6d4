import { daySchema, idSchema, panelRulesSchema, periodSchema, reviewSchema } from '@alongside/protocol'
import { z } from 'zod'
import { evaluationPhases, type Evaluation } from './evaluation.ts'
import {
  agreeingSchema,
  choiceSchema,
  criterionSchema,
  evaluationActionSchema,
  panellistSchema,
  providerReplySchema,
  resultPageSchema,
  takenUpSchema,
} from './part.ts'

/** An evaluation as one person may know it, in a form that JSON can hold: what it keeps under ids are lists. */
export const evaluationViewSchema = z.object({
  id: idSchema,
  phase: z.enum(evaluationPhases),
  service: idSchema,
  review: reviewSchema.nullable(),
  period: periodSchema,
  from: idSchema.nullable(),
  rules: panelRulesSchema,
  panel: z.array(panellistSchema),
  criteria: z.array(criterionSchema),
  criteriaVersion: z.number().int().nonnegative(),
  agreeing: z.array(agreeingSchema),
  deadline: daySchema.nullable(),
  heldIn: idSchema.nullable(),
  on: idSchema.nullable(),
  choices: z.array(choiceSchema),
  actions: z.array(evaluationActionSchema),
  finishedAt: z.number().int().nullable(),
  takenUp: z.array(takenUpSchema),
  reply: providerReplySchema.nullable(),
  pages: z.array(resultPageSchema),
})
export type EvaluationView = z.infer<typeof evaluationViewSchema>

/** Who looks at an evaluation. */
export interface EvaluationSeer {
  /** Whether they may read the note of a criterion now. */
  readonly mayRead: (criterion: string) => boolean
}

/** What somebody may know of an evaluation: nothing of criteria that they may not read. Nobody's sealed score is in it. */
export function evaluationViewFor(evaluation: Evaluation, { mayRead }: EvaluationSeer): EvaluationView {
  return {
    ...evaluation,
    panel: [...evaluation.panel.values()],
    criteria: [...evaluation.criteria.values()].filter(({ id }) => mayRead(id)),
    agreeing: [...evaluation.agreeing.values()],
    choices: [...evaluation.choices.values()],
    actions: [...evaluation.actions.values()].filter(
      ({ criterion }) => criterion === null || mayRead(criterion),
    ),
    takenUp: [...evaluation.takenUp],
    pages: [...evaluation.pages.values()],
  }
}

/** The evaluation that somebody knows, to fold on from with what they hear. */
export function evaluationFrom(view: EvaluationView): Evaluation {
  return {
    ...view,
    panel: by('person', view.panel),
    criteria: by('id', view.criteria),
    agreeing: by('person', view.agreeing),
    choices: by('id', view.choices),
    actions: by('id', view.actions),
    pages: by('id', view.pages),
  }
}

function by<Key extends string, Value extends Readonly<Record<Key, string>>>(
  key: Key,
  values: readonly Value[],
): ReadonlyMap<string, Value> {
  return new Map(values.map((value) => [value[key], value]))
}
