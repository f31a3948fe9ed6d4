import {
  scoresBefore,
  type Evaluation,
  type EvaluationAnswer,
  type EvaluationSummary,
  type ServiceView,
} from '@alongside/evaluation'
import { maySee, permissionOn, type Space, type SpaceDocument } from '@alongside/space'

/** The services of a space, by their names. */
export function servicesIn(space: Space): ServiceView[] {
  return [...space.services.values()]
    .map(({ id, facts }) => ({ id, facts }))
    .toSorted((one, other) => one.facts.name.localeCompare(other.facts.name))
}

/** The evaluations that a person may see, the latest period first. */
export function evaluationSummaries(space: Space, person: string): EvaluationSummary[] {
  return [...space.evaluations.values()]
    .flatMap((evaluation) => {
      const document = space.documents.get(evaluation.id)
      if (document === undefined || document.putAway || !maySee(space, person, document.id)) return []
      return [summaryOf(space, evaluation, document, person)]
    })
    .toSorted(({ period: one }, { period: other }) => (one.to === other.to ? 0 : one.to < other.to ? 1 : -1))
}

/** The evaluation that another follows, with what came of its criteria, as far as a person may read it. */
export function beforeFor(
  space: Space,
  { from }: Pick<Evaluation, 'from'>,
  person: string,
): EvaluationAnswer['before'] {
  const before = from === null ? undefined : space.evaluations.get(from)
  const document = space.documents.get(from ?? '')
  if (before === undefined || document === undefined || !maySee(space, person, before.id)) return null
  const titles = document.sections.filter(({ id }) => permissionOn(space, person, id) !== null)
  return {
    evaluation: summaryOf(space, before, document, person),
    criteria: [...scoresBefore(before, titles)],
  }
}

function summaryOf(
  space: Space,
  { id, phase, service, review, period, from, deadline, heldIn, panel }: Evaluation,
  { slug, title }: SpaceDocument,
  person: string,
): EvaluationSummary {
  return {
    id,
    slug,
    title,
    phase,
    service,
    scope: review?.scope ?? null,
    period,
    from: from !== null && maySee(space, person, from) ? from : null,
    deadline,
    heldIn: heldIn !== null && maySee(space, person, heldIn) ? heldIn : null,
    isOnPanel: panel.has(person),
  }
}
