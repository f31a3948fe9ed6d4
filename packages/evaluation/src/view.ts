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
  type Criterion,
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
  left: z.array(panellistSchema),
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
  /** Whether they may see another document: the evaluation before, or the meeting in which it is held. */
  readonly maySee: (document: string) => boolean
  /** Whether a file that was shown is still there; all are, unless given. */
  readonly isThere?: (file: string) => boolean
}

/**
 * What somebody may know of an evaluation: nothing of criteria that they may not read, and of no document that they may
 * not see. Nobody's sealed score is in it.
 */
export function evaluationViewFor(
  evaluation: Evaluation,
  { mayRead, maySee, isThere = () => true }: EvaluationSeer,
): EvaluationView {
  const seen = (document: string | null) => (document !== null && maySee(document) ? document : null)
  return {
    ...evaluation,
    from: seen(evaluation.from),
    heldIn: seen(evaluation.heldIn),
    panel: [...evaluation.panel.values()],
    left: [...evaluation.left.values()],
    criteria: [...evaluation.criteria.values()]
      .filter(({ id }) => mayRead(id))
      .map((criterion) => withoutGone(criterion, isThere)),
    agreeing: [...evaluation.agreeing.values()],
    choices: [...evaluation.choices.values()],
    actions: [...evaluation.actions.values()].filter(
      ({ criterion }) => criterion === null || mayRead(criterion),
    ),
    takenUp: [...evaluation.takenUp],
    pages: [...evaluation.pages.values()],
  }
}

/** A criterion without the files that were removed since they were shown. */
function withoutGone(criterion: Criterion, isThere: (file: string) => boolean): Criterion {
  const left = <One extends Pick<Criterion['saidReasons'][number], 'files'>>(all: readonly One[]): One[] =>
    all.map((one) =>
      one.files.every(({ file }) => isThere(file))
        ? one
        : { ...one, files: one.files.filter(({ file }) => isThere(file)) },
    )
  const { revealed, saidReasons, earlier } = criterion
  return {
    ...criterion,
    saidReasons: left(saidReasons),
    revealed: revealed && { ...revealed, reasons: left(revealed.reasons) },
    earlier: earlier.map((round) => ({
      ...round,
      saidReasons: left(round.saidReasons),
      revealed: { ...round.revealed, reasons: left(round.revealed.reasons) },
    })),
  }
}

/** The evaluation that somebody knows, to fold on from with what they hear. */
export function evaluationFrom(view: EvaluationView): Evaluation {
  return {
    ...view,
    panel: by('person', view.panel),
    left: by('person', view.left),
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
