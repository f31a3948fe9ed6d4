import { notFound, refuse, scoresOf } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import { criteriaIn, type Evaluation } from '../evaluation.ts'
import type { EvaluationEvent } from '../event.ts'
import { reasonWith, type Criterion } from '../part.ts'
import { revealOf, shownFile } from '../reveal-rows.ts'
import type { EvaluationContext } from './context.ts'
import { criterionFor } from './criterion.ts'
import { isPastDeadline, whileDiscussing, whileScored } from './phase.ts'
import { leading, panelOrLeading, scoring } from './powers.ts'
import { notOnScale } from './scale.ts'

/**
 * Asked without what was in the boxes it says which are to be closed; asked with it, that is shown. A round is revealed
 * once, by whoever comes first: what was in the boxes of another round is not shown.
 */
export function reveal(
  evaluation: Evaluation,
  { criterion: id, seen, boxes }: EvaluationAskTo<'reveal'>,
  context: EvaluationContext,
): EvaluationDecision {
  const asked = id === null ? null : criterionFor(evaluation, id, context)
  if (id !== null && asked === null) return notFound()
  return leading(context, () =>
    whileScored(evaluation, () => {
      if (asked !== null && asked.state === 'revealed') return alreadySo
      if (asked !== null && asked.state !== 'open') {
        return refuse('notAllowed', 'This criterion is not open, so there is nothing to reveal.')
      }
      const isMeant = ({ id: criterion, round }: Criterion): boolean =>
        seen === undefined || seen.some((one) => one.criterion === criterion && one.round === round)
      const on =
        asked === null
          ? criteriaIn(evaluation).filter(
              (one) => one.state === 'open' && context.mayRead(context.actor, one.id),
            )
          : [asked]
      const open = on.filter(isMeant)
      // What was pressed was revealed by another, or is lost, and something has begun since.
      if (on.length > 0 && open.length === 0) return alreadySo
      if (open.length === 0) {
        return evaluation.phase === 'discussing'
          ? alreadySo
          : refuse('notAllowed', 'Nothing is open, so there is nothing to reveal.')
      }
      if (boxes === null) {
        return { events: [], closes: open.map(({ id: criterion, round }) => ({ criterion, round })) }
      }
      return { events: revealedOf(evaluation, open, boxes) }
    }),
  )
}

/** Scored once more, from the beginning, until the day that was set or any day if that is over. */
export function reopenCriterion(
  evaluation: Evaluation,
  { criterion: id, reason }: EvaluationAskTo<'reopenCriterion'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return leading(context, () =>
    whileDiscussing(evaluation, () => {
      if (known.state === 'open') return alreadySo
      if (known.state !== 'revealed') return refuse('notAllowed', 'Only what is revealed is scored again.')
      const payload = { evaluation: evaluation.id, criterion: id, round: known.round + 1, reason }
      return {
        events: [...liftedIfOver(evaluation, context), { kind: 'criterionReopened', payload }],
      }
    }),
  )
}

/**
 * What nobody can open is said to be lost, and scored once more. Where it can be opened it is revealed: nobody gets rid of
 * scores by calling them lost.
 */
export function tellLost(
  evaluation: Evaluation,
  { criterion: id, round, isLost = false }: EvaluationAskTo<'tellLost'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return leading(context, () =>
    whileScored(evaluation, () => {
      if (known.lost.some((one) => one.round === round)) return alreadySo
      if (known.state !== 'open' || known.round !== round || !isLost) {
        return refuse('notAllowed', 'What was scored here is not lost. Reveal it.')
      }
      const payload = { evaluation: evaluation.id, criterion: id, lost: round, round: round + 1 }
      return { events: [...liftedIfOver(evaluation, context), { kind: 'scoresLost', payload }] }
    }),
  )
}

/** What somebody scored is theirs to say, and nobody else's: not even the hand that writes for them. */
export function sayMyScore(
  evaluation: Evaluation,
  { criterion: id, score }: EvaluationAskTo<'sayMyScore'>,
  context: EvaluationContext,
): EvaluationDecision {
  return afterReveal(evaluation, id, context, ({ said, scale }, person) => {
    if (score !== null && !scoresOf(scale).includes(score)) return notOnScale()
    const known = said.find((one) => one.person === person)?.score ?? null
    if (known === score) return alreadySo
    const payload = { evaluation: evaluation.id, criterion: id, person, score }
    return { events: [{ kind: 'scoreSaid', payload }] }
  })
}

/** What stayed sealed without their name is sealed no more once they have said it with it. */
export function sayMyReason(
  evaluation: Evaluation,
  { criterion: id, words, evidence }: EvaluationAskTo<'sayMyReason'>,
  context: EvaluationContext,
): EvaluationDecision {
  return afterReveal(evaluation, id, context, ({ round, saidReasons }, person) => {
    const known = saidReasons.find((one) => one.person === person)
    if ((known?.words ?? null) === words) return alreadySo
    // What shows why was said with it once, and stays beside it when it is put otherwise.
    const files = evidence?.files.map(shownFile) ?? known?.files ?? []
    const brought =
      words === null ? { links: [], files: [] } : { links: evidence?.links ?? known?.links ?? [], files }
    const payload = { evaluation: evaluation.id, criterion: id, person, words, ...brought }
    return {
      events: [{ kind: 'scoreReasonSaid', payload }],
      ...(words === null ? {} : { sealed: { criterion: id, round, person, reasons: null, evidence: null } }),
    }
  })
}

/**
 * Whose reason it is says what can be heard or seen in it; where it has no name, or nobody has said it yet, the panel and
 * those who lead do.
 */
export function describeEvidence(
  evaluation: Evaluation,
  { criterion: id, file, alt, decorative }: EvaluationAskTo<'describeEvidence'>,
  context: EvaluationContext,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  const reason = known && reasonWith(known, file)
  const shown = reason?.files.find((one) => one.file === file)
  if (reason == null || shown === undefined) return notFound()
  if (shown.alt === alt && shown.decorative === decorative) return alreadySo
  const isSaid = shown.alt !== null || shown.decorative
  const mayPutRight = reason.person === null || reason.person === context.actor
  if (isSaid && !mayPutRight) {
    return refuse('notAllowed', 'This has been said already. Only whose reason it is can change it.')
  }
  return panelOrLeading(evaluation, context, () => ({
    events: [
      {
        kind: 'evidenceDescribed',
        payload: { evaluation: evaluation.id, criterion: id, file, alt, decorative },
      },
    ],
  }))
}

/** What is scored once more is so until the day that was set, or until any if that is over. */
function liftedIfOver(evaluation: Evaluation, { today }: EvaluationContext): readonly EvaluationEvent[] {
  if (!isPastDeadline(evaluation, today)) return []
  return [{ kind: 'scoringDeadlineSet', payload: { evaluation: evaluation.id, deadline: null } }]
}

function revealedOf(
  evaluation: Evaluation,
  open: readonly Criterion[],
  boxes: NonNullable<EvaluationAskTo<'reveal'>['boxes']>,
): readonly EvaluationEvent[] {
  const revealed = open.flatMap(({ id: criterion, round }): EvaluationEvent[] => {
    const box = boxes.find((one) => one.criterion === criterion && one.round === round)
    if (box === undefined) return []
    const payload = { evaluation: evaluation.id, criterion, round, ...revealOf(box) }
    return [{ kind: 'revealed', payload }]
  })
  const isFirst = evaluation.phase === 'scoring' && revealed.length > 0
  const started: EvaluationEvent = { kind: 'discussingStarted', payload: { evaluation: evaluation.id } }
  return isFirst ? [started, ...revealed] : revealed
}

/** Lets somebody of the panel say something of their own once it is revealed, also when all is finished. */
function afterReveal(
  evaluation: Evaluation,
  id: string,
  context: EvaluationContext,
  then: (criterion: Criterion, person: string) => EvaluationDecision,
): EvaluationDecision {
  const known = criterionFor(evaluation, id, context)
  if (known === null) return notFound()
  return scoring(evaluation, context, ({ person }) =>
    known.state === 'revealed'
      ? then(known, person)
      : refuse('notAllowed', 'This is not revealed yet. Until then everybody scores alone.'),
  )
}
