import { notFound, refuse, scoresOf } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import { criteriaIn, type Evaluation } from '../evaluation.ts'
import type { EvaluationEvent } from '../event.ts'
import type { Criterion } from '../part.ts'
import { isAnything } from '../sealed.ts'
import type { EvaluationContext } from './context.ts'
import { criterionFor } from './criterion.ts'
import { isPastDeadline, whileScored } from './phase.ts'
import { asHand, leading, scoring } from './powers.ts'
import { notOnScale } from './scale.ts'

/** From here on panel, capacities, criteria and rules stand. */
export function startScoring(
  evaluation: Evaluation,
  { open, deadline }: EvaluationAskTo<'startScoring'>,
  context: EvaluationContext,
): EvaluationDecision {
  const { id, phase, panel } = evaluation
  return leading(context, () => {
    if (phase !== 'preparing') return alreadySo
    const criteria = criteriaIn(evaluation)
    if (criteria.length === 0) return refuse('notAllowed', 'There is nothing to score yet. Add a criterion.')
    if (panel.size === 0) return refuse('notAllowed', 'Nobody is on the panel yet. Put somebody there first.')
    if (deadline !== null && deadline < context.today) return dayHasPassed()
    return {
      events: [
        { kind: 'scoringStarted', payload: { evaluation: id, deadline } },
        ...(open === 'all' ? criteria.map((criterion) => opened(evaluation, criterion)) : []),
      ],
    }
  })
}

export function openCriterion(
  evaluation: Evaluation,
  { criterion }: EvaluationAskTo<'openCriterion'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, criterion, context)
  if (known === null) return notFound()
  return leading(context, () =>
    whileScored(evaluation, () => {
      if (known.state === 'takenOut') return takenOut()
      return known.state === 'waiting' ? { events: [opened(evaluation, known)] } : alreadySo
    }),
  )
}

/** Extended, brought forward or lifted; what was scored stays where it is. */
export function setDeadline(
  evaluation: Evaluation,
  { deadline }: EvaluationAskTo<'setDeadline'>,
  context: EvaluationContext,
): EvaluationDecision {
  return leading(context, () =>
    whileScored(evaluation, () => {
      if (evaluation.deadline === deadline) return alreadySo
      if (deadline !== null && deadline < context.today) return dayHasPassed()
      return { events: [deadlineSet(evaluation, deadline)] }
    }),
  )
}

/** What waits to be scored is opened with it. */
export function putOn(
  evaluation: Evaluation,
  { criterion: id, seen }: EvaluationAskTo<'putOn'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = id === null ? null : criterionFor(evaluation, id, context)
  if (id !== null && known === null) return notFound()
  return leading(context, () =>
    whileScored(evaluation, () => {
      if (evaluation.on === id) return alreadySo
      if (seen !== undefined && evaluation.on !== null && evaluation.on !== seen) {
        return refuse('alreadyDone', 'Somebody has put another criterion on meanwhile. See what is on now.')
      }
      if (known?.state === 'takenOut') return takenOut()
      const on: EvaluationEvent = {
        kind: 'criterionPutOn',
        payload: { evaluation: evaluation.id, on: id },
      }
      return { events: known?.state === 'waiting' ? [opened(evaluation, known), on] : [on] }
    }),
  )
}

/** What somebody scores is in no event: it goes into the boxes of the round. */
export function score(
  evaluation: Evaluation,
  ask: EvaluationAskTo<'score'>,
  context: EvaluationContext,
): EvaluationDecision {
  const {
    criterion: id,
    seen,
    score: given,
    reason,
    reasonIs,
    show,
    hasOne = false,
    isClosed = false,
    evidence,
  } = ask
  return scoringOf(evaluation, id, context, (known, person) => {
    if (!scoresOf(known.scale).includes(given)) return notOnScale()
    if (seen !== undefined && seen < known.round) {
      return refuse(
        'ended',
        'This was for a round that is over, and it is scored once more. Look at it again, and score it as you see it now.',
      )
    }
    if (isClosed || isOver(evaluation, known, context)) {
      if (hasOne) return refuse('ended', 'Scoring is over here. Your score stands as it was.')
      if (known.late.includes(person)) return alreadySo
      return {
        events: [{ kind: 'scoreLate', payload: { evaluation: evaluation.id, criterion: id, person } }],
      }
    }
    const isNamed = reasonIs === 'withName'
    const isBrought = evidence !== undefined && isAnything(evidence)
    return {
      events: [],
      sealed: {
        criterion: id,
        round: known.round,
        person,
        scores: { score: given, show, reason: isNamed ? reason : '' },
        reasons: isNamed || (reason === '' && !isBrought) ? null : reason,
        evidence: isBrought ? evidence : null,
      },
    }
  })
}

/**
 * What somebody said who cannot put it in themselves, by the hand of another. The hand is answered the same whether the
 * person has scored or not, and nothing is told as late: they were not there.
 */
export function scoreFor(
  evaluation: Evaluation,
  ask: EvaluationAskTo<'scoreFor'>,
  context: EvaluationContext,
): EvaluationDecision {
  const { criterion: id, person, by, score: given, reason, reasonIs, isSupporter, isClosed = false } = ask
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return asHand(context, isSupporter, () =>
    whileScored(evaluation, () => {
      if (person === context.actor) {
        return refuse('invalid', 'This is you. Score as everybody does.', 'person')
      }
      if (!evaluation.panel.has(person) || !context.mayRead(person, id)) {
        return refuse('invalid', 'This person does not score this criterion.', 'person')
      }
      if (known.state === 'waiting') return refuse('notAllowed', 'This criterion is not open yet.')
      if (known.state === 'takenOut') return takenOut()
      if (!scoresOf(known.scale).includes(given)) return notOnScale()
      if (isClosed || isOver(evaluation, known, context)) {
        return refuse('ended', 'Scoring is over here. Nothing can be put in any more.')
      }
      const isNamed = reasonIs === 'withName'
      return {
        events: [],
        sealed: {
          criterion: id,
          round: known.round,
          person,
          scores: {
            score: given,
            show: false,
            reason: isNamed ? reason : '',
            hand: { person: context.actor, by },
          },
          reasons: isNamed || reason === '' ? null : reason,
          evidence: null,
        },
      }
    }),
  )
}

export function takeScoreBack(
  evaluation: Evaluation,
  { criterion: id }: EvaluationAskTo<'takeScoreBack'>,
  context: EvaluationContext,
): EvaluationDecision {
  return scoringOf(evaluation, id, context, (known, person) =>
    isOver(evaluation, known, context)
      ? refuse('ended', 'Scoring is over here. Your score stands as it was.')
      : {
          events: [],
          sealed: {
            criterion: id,
            round: known.round,
            person,
            scores: null,
            reasons: null,
            evidence: null,
          },
        },
  )
}

/** Of their own will and openly; it says nothing of whether they have scored. */
export function sayReady(
  evaluation: Evaluation,
  { criterion: id, ready }: EvaluationAskTo<'sayReady'>,
  context: EvaluationContext,
): EvaluationDecision {
  const asked = id === null ? null : criterionFor(evaluation, id, context)
  if (id !== null && asked === null) return notFound()
  return scoring(evaluation, context, ({ person }) =>
    whileScored(evaluation, () => {
      const all = asked === null ? criteriaIn(evaluation) : [asked]
      const open = all.filter((one) => one.state === 'open' && context.mayRead(person, one.id))
      const others = open.filter((one) => one.ready.includes(person) !== ready)
      return {
        events: others.map((one): EvaluationEvent => ({
          kind: 'readySaid',
          payload: { evaluation: evaluation.id, criterion: one.id, person, ready },
        })),
      }
    }),
  )
}

/** Lets somebody of the panel score a criterion that was opened, in time or late. */
function scoringOf(
  evaluation: Evaluation,
  id: string,
  context: EvaluationContext,
  then: (criterion: Criterion, person: string) => EvaluationDecision,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return scoring(evaluation, context, ({ person }) =>
    whileScored(evaluation, () => {
      if (known.state === 'waiting') return refuse('notAllowed', 'This criterion is not open yet.')
      return known.state === 'takenOut' ? takenOut() : then(known, person)
    }),
  )
}

function isOver(evaluation: Evaluation, { state }: Criterion, { today }: EvaluationContext): boolean {
  return state === 'revealed' || isPastDeadline(evaluation, today)
}

function opened({ id }: Evaluation, criterion: Criterion): EvaluationEvent {
  return { kind: 'criterionOpened', payload: { evaluation: id, criterion: criterion.id } }
}

function deadlineSet({ id }: Evaluation, deadline: string | null): EvaluationEvent {
  return { kind: 'scoringDeadlineSet', payload: { evaluation: id, deadline } }
}

function takenOut(): EvaluationDecision {
  return refuse('ended', 'This criterion was taken out. It is not scored.')
}

function dayHasPassed(): EvaluationDecision {
  return refuse('invalid', 'Choose a day from today on.', 'deadline')
}
