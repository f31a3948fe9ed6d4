import { resultOf, standingPage, type Evaluation, type EvaluationResult } from '@alongside/evaluation'
import { maySee, permissionOn, subjectOf, type Section, type Space } from '@alongside/space'
import { createHash } from 'node:crypto'

/** Whoever reads a result: what of the criteria is shown to them, and which evaluations beside it. */
interface ResultReader {
  readonly isShown: (section: Section) => boolean
  readonly maySee: (evaluation: Evaluation) => boolean
}

/** The result of an evaluation for somebody who may see it: with what they may read of it. */
export function resultFor(space: Space, evaluation: Evaluation, person: string): EvaluationResult {
  return resultIn(space, evaluation, {
    isShown: ({ id }) => permissionOn(space, person, id) !== null,
    maySee: ({ id }) => maySee(space, person, id),
  })
}

/** The result for those outside: nothing of a criterion that is kept from anybody, or of an evaluation that is not public itself. */
export function resultOutside(space: Space, evaluation: Evaluation): EvaluationResult {
  return resultIn(space, evaluation, {
    isShown: ({ rights }) => rights.every(({ permission }) => permission !== null),
    maySee: (before) => standingPage(before) !== null && space.documents.get(before.id)?.putAway === false,
  })
}

/** What tells a result from every other, with what is read beside it. */
export function readingOfResult(result: EvaluationResult & { readonly pieces?: unknown }): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('hex')
}

function resultIn(space: Space, evaluation: Evaluation, reader: ResultReader): EvaluationResult {
  const document = space.documents.get(evaluation.id)
  const service = subjectOf(space, evaluation)
  if (document === undefined || service === null) {
    throw new RangeError('an evaluation has a document and a subject')
  }
  const before = space.evaluations.get(evaluation.from ?? '')
  const isBeside = before !== undefined && reader.maySee(before)
  const shownBefore = new Set(isBeside ? shownOf(space, before, reader).map(({ id }) => id) : [])
  return resultOf(evaluation, {
    title: document.title,
    timeZone: space.timeZone,
    service: service.facts,
    criteria: shownOf(space, evaluation, reader).map(({ id, title }) => ({ id, title })),
    agreedBefore: (criterion) =>
      shownBefore.has(criterion) ? (before?.criteria.get(criterion)?.agreed?.score ?? null) : null,
  })
}

function shownOf(space: Space, { id }: Evaluation, { isShown }: ResultReader): readonly Section[] {
  const sections = space.documents.get(id)?.sections ?? []
  return sections.filter((section) => !section.putAway && isShown(section))
}
