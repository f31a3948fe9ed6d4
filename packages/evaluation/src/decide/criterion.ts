import { mostCriteria, notFound, refuse } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import type { Evaluation } from '../evaluation.ts'
import type { EvaluationEvent } from '../event.ts'
import type { Criterion } from '../part.ts'
import type { EvaluationContext } from './context.ts'
import { whilePreparing, whileScored } from './phase.ts'
import { leading, panelOrLeading, scoring } from './powers.ts'

/** The criterion, if the one who asks may read its note. */
export function criterionFor(
  { criteria }: Evaluation,
  id: string,
  { actor, mayRead }: EvaluationContext,
): Criterion | null {
  const criterion = criteria.get(id)
  return criterion !== undefined && mayRead(actor, id) ? criterion : null
}

/** Sent again under its id it is there already. */
export function addCriterion(
  evaluation: Evaluation,
  { criterion, facts }: EvaluationAskTo<'addCriterion'>,
  context: EvaluationContext,
): EvaluationDecision {
  return panelOrLeading(evaluation, context, () => {
    if (evaluation.criteria.has(criterion)) {
      return criterionFor(evaluation, criterion, context) === null ? notFound() : alreadySo
    }
    return whilePreparing(evaluation, () => {
      if (evaluation.criteria.size >= mostCriteria) {
        return refuse('tooMany', `There are at most ${mostCriteria} criteria. Put one otherwise instead.`)
      }
      const payload = { evaluation: evaluation.id, criterion, facts, was: null, scale: 'fully' } as const
      return { events: [{ kind: 'criterionAdded', payload }, othersNow(evaluation)] }
    })
  })
}

export function changeCriterion(
  evaluation: Evaluation,
  { criterion: id, title, facts }: EvaluationAskTo<'changeCriterion'>,
  context: EvaluationContext,
): EvaluationDecision {
  return editing(evaluation, id, context, (known) => {
    const isReworded = known.facts.question !== facts.question || known.facts.help !== facts.help
    if (!isReworded && context.titleOf(id) === title) return alreadySo
    const payload = { evaluation: evaluation.id, criterion: id, facts }
    const reworded: EvaluationEvent[] = isReworded ? [{ kind: 'criterionChanged', payload }] : []
    return { events: [...reworded, othersNow(evaluation)] }
  })
}

/** The order is that of the sections: who agreed with the criteria agrees with them in any order. */
export function moveCriterion(
  evaluation: Evaluation,
  { criterion }: EvaluationAskTo<'moveCriterion'>,
  context: EvaluationContext,
): EvaluationDecision {
  return editing(evaluation, criterion, context, () => alreadySo)
}

/** What is scored already is taken out by whoever leads, with a reason; what is revealed stays. */
export function takeOutCriterion(
  evaluation: Evaluation,
  { criterion: id, reason }: EvaluationAskTo<'takeOutCriterion'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return inAnyPhase(evaluation, context, () => {
    if (known.state === 'takenOut') return alreadySo
    if (known.state === 'revealed' || known.earlier.length > 0) {
      return refuse('notAllowed', 'This criterion was revealed. What was shown stays.')
    }
    const isStarted = evaluation.phase !== 'preparing'
    if (isStarted && reason === null) return refuse('invalid', 'Say why it is taken out.', 'reason')
    const payload = { evaluation: evaluation.id, criterion: id, reason }
    return {
      events: [
        { kind: 'criterionTakenOut', payload },
        ...(isStarted ? [] : [othersNow(evaluation)]),
        ...(evaluation.on === id ? [nothingOn(evaluation)] : []),
      ],
    }
  })
}

/** What people had scored before lies in its box as it did. */
export function putCriterionBack(
  evaluation: Evaluation,
  { criterion: id }: EvaluationAskTo<'putCriterionBack'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return inAnyPhase(evaluation, context, () => {
    if (known.state !== 'takenOut') return alreadySo
    const payload = { evaluation: evaluation.id, criterion: id }
    const isStarted = evaluation.phase !== 'preparing'
    return {
      events: [{ kind: 'criterionPutBack', payload }, ...(isStarted ? [] : [othersNow(evaluation)])],
    }
  })
}

/** Nobody agrees with words that they have not read. */
export function agreeCriteria(
  evaluation: Evaluation,
  { version, agrees }: EvaluationAskTo<'agreeCriteria'>,
  context: EvaluationContext,
): EvaluationDecision {
  return scoring(evaluation, context, ({ person }) =>
    whilePreparing(evaluation, () => {
      if (evaluation.agreeing.has(person) === agrees) return alreadySo
      if (agrees && version !== evaluation.criteriaVersion) {
        return refuse('alreadyDone', 'The criteria were changed meanwhile. Read them again first.')
      }
      return { events: [{ kind: 'criteriaAgreed', payload: { evaluation: evaluation.id, person, agrees } }] }
    }),
  )
}

/** What takes a criterion from every screen. */
function nothingOn({ id }: Evaluation): EvaluationEvent {
  return { kind: 'criterionPutOn', payload: { evaluation: id, on: null } }
}

/** What says that the criteria are others than before. */
function othersNow({ id, criteriaVersion }: Evaluation): EvaluationEvent {
  return { kind: 'criteriaChanged', payload: { evaluation: id, version: criteriaVersion + 1 } }
}

/** Lets the panel and whoever leads change a criterion until scoring starts. */
function editing(
  evaluation: Evaluation,
  id: string,
  context: EvaluationContext,
  then: (criterion: Criterion) => EvaluationDecision,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return panelOrLeading(evaluation, context, () =>
    whilePreparing(evaluation, () =>
      known.state === 'takenOut' ? refuse('ended', 'This criterion was taken out.') : then(known),
    ),
  )
}

/** Until scoring starts the panel decides about its criteria, and whoever leads; then those alone. */
function inAnyPhase(
  evaluation: Evaluation,
  context: EvaluationContext,
  then: () => EvaluationDecision,
): EvaluationDecision {
  return evaluation.phase === 'preparing'
    ? panelOrLeading(evaluation, context, then)
    : leading(context, () => whileScored(evaluation, then))
}
