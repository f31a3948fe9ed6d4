import type { Evaluation, EvaluationEvent } from '@alongside/evaluation'
import { actionConcerns } from './action-concern.ts'
import type { Concern } from './concern.ts'
import type { EvaluationMatter } from './notice.ts'
import { permissionOn } from './permission.ts'
import type { Space } from './space.ts'

/** Whom something in an evaluation concerns and why, given the space before and after it. */
export function evaluationConcerns(event: EvaluationEvent, before: Space, after: Space): readonly Concern[] {
  const document = event.payload.evaluation
  const [was, is] = [before.evaluations.get(document), after.evaluations.get(document)]
  if (was === undefined || is === undefined) return []
  if (event.kind !== 'scoresLost') return concerns(event, was, is)
  const readers = [...is.panel.keys()].filter(
    (person) => permissionOn(after, person, event.payload.criterion) !== null,
  )
  return toEach(readers, { why: 'askedToScore', document })
}

function concerns(event: EvaluationEvent, was: Evaluation, is: Evaluation): readonly Concern[] {
  const document = is.id
  const panel = [...is.panel.keys()]
  switch (event.kind) {
    case 'putOnPanel': {
      const { person } = event.payload
      // Whoever only changed sides knows.
      if (was.panel.has(person)) return []
      const why = is.phase === 'preparing' ? 'onPanel' : 'askedToScore'
      return toEach([person], { why, document })
    }
    case 'takenOffPanel': {
      const { person, reason } = event.payload
      return toEach([person], { why: 'offPanel', document, reason })
    }
    case 'scoringStarted':
      return toEach(panel, { why: 'askedToScore', document })
    case 'scoringDeadlineSet': {
      const day = event.payload.deadline
      return day === null ? [] : toEach(panel, { why: 'scoringMoved', document, day })
    }
    case 'revealed':
      return toEach(panel, { why: 'scoresRevealed', document, item: event.payload.criterion })
    case 'evaluationActionAgreed': {
      const { criterion: item, action, ...agreed } = event.payload
      return actionConcerns(was.actions.get(action), agreed, { document, item, action })
    }
    case 'evaluationFinished':
      return toEach(panel, { why: 'resultReady', document })
    case 'providerReplied':
      return toEach([...new Set([...panel, ...(is.reply?.askedBy == null ? [] : [is.reply.askedBy])])], {
        why: 'replyCame',
        document,
      })
    default:
      return []
  }
}

function toEach(people: readonly string[], matter: EvaluationMatter): readonly Concern[] {
  return people.map((whom) => ({ whom, matter }))
}
