import { mostChoices, notFound, refuse, scoresOf } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import { criteriaIn, standingPage, type Evaluation } from '../evaluation.ts'
import type { Criterion } from '../part.ts'
import type { EvaluationContext } from './context.ts'
import { criterionFor } from './criterion.ts'
import { onceFinished, whileDiscussing } from './phase.ts'
import { agreeing, leading, leadsEvaluation, mayPublishResult, panelOrLeading, scoring } from './powers.ts'
import { notOnScale } from './scale.ts'

export function agreeScore(
  evaluation: Evaluation,
  { criterion: id, score, words, seen }: EvaluationAskTo<'agreeScore'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return leading(context, () =>
    agreeing(evaluation, context, () =>
      onRevealed(evaluation, known, () => {
        if (!scoresOf(known.scale).includes(score)) return notOnScale()
        if (known.agreed?.score === score && known.agreed.words === words) return alreadySo
        if (seen !== undefined && seen !== (known.agreed?.at ?? null)) {
          return refuse('alreadyDone', 'Somebody else has written down a score meanwhile. Read it first.')
        }
        const payload = { evaluation: evaluation.id, criterion: id, score, words }
        return { events: [{ kind: 'scoreAgreed', payload }] }
      }),
    ),
  )
}

export function dissentFromScore(
  evaluation: Evaluation,
  { criterion: id, words }: EvaluationAskTo<'dissentFromScore'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return scoring(evaluation, context, ({ person }) =>
    agreeing(evaluation, context, () =>
      onRevealed(evaluation, known, () => {
        if (known.agreed === null) return refuse('notAllowed', 'No score is agreed here yet.')
        if (known.dissents.some((one) => one.person === person && one.words === words)) return alreadySo
        const payload = { evaluation: evaluation.id, criterion: id, person, words }
        return { events: [{ kind: 'scoreDissented', payload }] }
      }),
    ),
  )
}

export function takeScoreDissentBack(
  evaluation: Evaluation,
  { criterion: id }: EvaluationAskTo<'takeScoreDissentBack'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return scoring(evaluation, context, ({ person }) =>
    whileDiscussing(evaluation, () =>
      known.dissents.some((one) => one.person === person)
        ? {
            events: [
              {
                kind: 'scoreDissentTakenBack',
                payload: { evaluation: evaluation.id, criterion: id, person },
              },
            ],
          }
        : alreadySo,
    ),
  )
}

export function writeChoice(
  evaluation: Evaluation,
  { choice: id, sort, words }: EvaluationAskTo<'writeChoice'>,
  context: EvaluationContext,
): EvaluationDecision {
  return panelOrLeading(evaluation, context, () =>
    whileDiscussing(evaluation, () => {
      const known = evaluation.choices.get(id)
      if (known?.sort === sort && known.words === words) return alreadySo
      if (known === undefined && evaluation.choices.size >= mostChoices) {
        return refuse('tooMany', `There are at most ${mostChoices} things to keep, change and stop.`)
      }
      const payload = { evaluation: evaluation.id, choice: id, sort, words }
      return { events: [{ kind: 'choiceWritten', payload }] }
    }),
  )
}

export function removeChoice(
  evaluation: Evaluation,
  { choice }: EvaluationAskTo<'removeChoice'>,
  context: EvaluationContext,
): EvaluationDecision {
  return panelOrLeading(evaluation, context, () =>
    whileDiscussing(evaluation, () =>
      evaluation.choices.has(choice)
        ? { events: [{ kind: 'choiceRemoved', payload: { evaluation: evaluation.id, choice } }] }
        : alreadySo,
    ),
  )
}

/** Whoever takes something on, and whoever helps, may read what it is about. */
export function agreeAction(
  evaluation: Evaluation,
  { do: _do, ...agreed }: EvaluationAskTo<'agreeAction'>,
  context: EvaluationContext,
): EvaluationDecision {
  const { action: id, criterion, words, owner, helper, due } = agreed
  const known = evaluation.actions.get(id)
  const about = known?.criterion ?? criterion
  if (criterion !== null && criterionFor(evaluation, criterion, context) === null) return notFound()
  if (about !== null && criterionFor(evaluation, about, context) === null) return notFound()
  return leading(context, () =>
    whileDiscussing(evaluation, () => {
      if (known !== undefined && known.criterion !== criterion) {
        return refuse('invalid', 'What somebody took on stays with its criterion.', 'criterion')
      }
      const isSame =
        known?.words === words && known.owner === owner && known.helper === helper && known.due === due
      if (isSame) return alreadySo
      if (owner === helper) return refuse('invalid', 'Somebody else helps.', 'helper')
      const stranger = [owner, helper].find(
        (person) => person !== null && !mayTakeOn(person, context, criterion),
      )
      if (stranger !== undefined) {
        const field = stranger === owner ? 'owner' : 'helper'
        return refuse('invalid', 'This person cannot read what it is about.', field)
      }
      return {
        events: [{ kind: 'evaluationActionAgreed', payload: { evaluation: evaluation.id, ...agreed } }],
      }
    }),
  )
}

/** At any time after it was agreed. */
export function tellAction(
  evaluation: Evaluation,
  { action: id, status, evidence }: EvaluationAskTo<'tellAction'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = evaluation.actions.get(id)
  if (known === undefined) return notFound()
  const { criterion } = known
  if (criterion !== null && criterionFor(evaluation, criterion, context) === null) return notFound()
  const isTheirs = known.owner === context.actor || known.helper === context.actor
  if (!isTheirs && !leadsEvaluation(context)) {
    return refuse(
      'notAllowed',
      'How it stands is told by whoever took it on or helps, and by those who lead.',
    )
  }
  if (known.status === status && known.evidence === evidence) return alreadySo
  const payload = { evaluation: evaluation.id, criterion, action: id, status, evidence }
  return { events: [{ kind: 'evaluationActionTold', payload }] }
}

/** Nothing is left half scored: it is revealed, or taken out. */
export function finish(evaluation: Evaluation, context: EvaluationContext): EvaluationDecision {
  return leading(context, () => {
    if (evaluation.phase === 'finished') return alreadySo
    return whileDiscussing(evaluation, () =>
      criteriaIn(evaluation).every(({ state }) => state === 'revealed')
        ? { events: [{ kind: 'evaluationFinished', payload: { evaluation: evaluation.id } }] }
        : refuse('notAllowed', 'Some criteria are not revealed. Reveal them, or take them out, first.'),
    )
  })
}

export function takeUpAgain(
  evaluation: Evaluation,
  { reason }: EvaluationAskTo<'takeUpAgain'>,
  context: EvaluationContext,
): EvaluationDecision {
  return leading(context, () => {
    if (evaluation.phase === 'discussing') return alreadySo
    return onceFinished(evaluation, () =>
      standingPage(evaluation) === null
        ? { events: [{ kind: 'evaluationTakenUp', payload: { evaluation: evaluation.id, reason } }] }
        : refuse(
            'notAllowed',
            'The result is public. An organiser or the chair withdraws it first; then it can be taken up again.',
          ),
    )
  })
}

/** Asked of another, the link of the one before lets nobody in any more; what was replied stands, under whose name it was said. */
export function askReply(
  evaluation: Evaluation,
  { reply: fresh, name, due }: EvaluationAskTo<'askReply'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = evaluation.reply
  return leading(context, () =>
    onceFinished(evaluation, () => {
      if (evaluation.review !== null)
        return refuse('notAllowed', 'In a review nobody else is asked to reply.')
      const isSame = known?.name === name
      if (isSame && known.due === due) return alreadySo
      if (known !== null && !isSame && known.words !== null) {
        return refuse('alreadyDone', `${known.name} has replied already, and what they said stands.`)
      }
      if (due < context.today) return refuse('invalid', 'Choose a day from today on.', 'due')
      const payload = { evaluation: evaluation.id, reply: isSame ? known.id : fresh, name, due }
      return { events: [{ kind: 'providerReplyAsked', payload }] }
    }),
  )
}

/** By whoever holds the link of the reply, who need be nobody in the space. Until the day it can be put otherwise. */
export function takeReply(
  evaluation: Evaluation,
  { reply: id, words }: { readonly reply: string; readonly words: string },
  { today }: Pick<EvaluationContext, 'today'>,
): EvaluationDecision {
  const { reply, phase } = evaluation
  if (reply === null || reply.id !== id) return notFound()
  if (reply.words === words) return alreadySo
  if (phase !== 'finished') {
    return refuse(
      'notAllowed',
      'The panel has taken the evaluation up again. You can reply when it is finished.',
    )
  }
  if (today > reply.due) {
    return refuse('ended', 'The day for the reply is over. Ask whoever sent you the link for another one.')
  }
  return { events: [{ kind: 'providerReplied', payload: { evaluation: evaluation.id, reply: id, words } }] }
}

export function publishResult(
  evaluation: Evaluation,
  { page }: EvaluationAskTo<'publishResult'>,
  context: EvaluationContext,
): EvaluationDecision {
  return publishing(context, () =>
    onceFinished(evaluation, () =>
      standingPage(evaluation) === null
        ? { events: [{ kind: 'resultPublished', payload: { evaluation: evaluation.id, page } }] }
        : alreadySo,
    ),
  )
}

export function withdrawResult(
  evaluation: Evaluation,
  { reason }: EvaluationAskTo<'withdrawResult'>,
  context: EvaluationContext,
): EvaluationDecision {
  return publishing(context, () => {
    const page = standingPage(evaluation)
    if (page === null) return alreadySo
    const payload = { evaluation: evaluation.id, page: page.id, reason }
    return { events: [{ kind: 'resultWithdrawn', payload }] }
  })
}

function publishing(context: EvaluationContext, then: () => EvaluationDecision): EvaluationDecision {
  return mayPublishResult(context)
    ? then()
    : refuse('notAllowed', 'Results are made public by organisers and the chair. Ask one of them.')
}

function onRevealed(
  evaluation: Evaluation,
  { state }: Criterion,
  then: () => EvaluationDecision,
): EvaluationDecision {
  return whileDiscussing(evaluation, () =>
    state === 'revealed' ? then() : refuse('notAllowed', 'Reveal this criterion first.'),
  )
}

function mayTakeOn(
  person: string,
  { mayCome, mayRead }: EvaluationContext,
  criterion: string | null,
): boolean {
  return criterion === null ? mayCome(person) : mayRead(person, criterion)
}
