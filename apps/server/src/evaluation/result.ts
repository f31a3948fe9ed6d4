import { resultOf, standingPage, type Evaluation, type EvaluationResult } from '@alongside/evaluation'
import { maySee, permissionOn, type Section, type Space } from '@alongside/space'
import { createHash } from 'node:crypto'

/** The result of an evaluation for somebody who may see it: with what they may read of it. */
export function resultFor(space: Space, evaluation: Evaluation, person: string): EvaluationResult {
  const before = space.evaluations.get(evaluation.from ?? '') ?? null
  return resultIn(space, evaluation, {
    isShown: ({ id }) => permissionOn(space, person, id) !== null,
    before: before !== null && maySee(space, person, before.id) ? before : null,
  })
}

/** The result for those outside: nothing of a criterion that is kept from anybody, or of an evaluation that is not public itself. */
export function resultOutside(space: Space, evaluation: Evaluation): EvaluationResult {
  const before = space.evaluations.get(evaluation.from ?? '') ?? null
  return resultIn(space, evaluation, {
    isShown: ({ rights }) => rights.every(({ permission }) => permission !== null),
    before: before !== null && standingPage(before) !== null ? before : null,
  })
}

/** What tells a result from every other. */
export function readingOfResult(result: EvaluationResult): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('hex')
}

function resultIn(
  space: Space,
  evaluation: Evaluation,
  {
    isShown,
    before,
  }: { readonly isShown: (section: Section) => boolean; readonly before: Evaluation | null },
): EvaluationResult {
  const document = space.documents.get(evaluation.id)
  const service = space.services.get(evaluation.service)
  if (document === undefined || service === undefined) {
    throw new RangeError('an evaluation has a document and a service')
  }
  const criteria = document.sections
    .filter((section) => !section.putAway && isShown(section))
    .map(({ id, title }) => ({ id, title }))
  const { title } = document
  const { timeZone } = space
  return resultOf(evaluation, { title, timeZone, service: service.facts, criteria, before })
}
