import { notFound, refuse, scoresOf } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import { criteriaIn, type Evaluation } from '../evaluation.ts'
import type { EvaluationEvent } from '../event.ts'
import type { Criterion } from '../part.ts'
import { revealOf } from '../reveal-rows.ts'
import type { EvaluationContext } from './context.ts'
import { criterionFor } from './criterion.ts'
import { isPastDeadline, whileDiscussing, whileScored } from './phase.ts'
import { leading, scoring } from './powers.ts'
import { notOnScale } from './scale.ts'

/**
 * Asked without what was in the boxes it says which are to be closed; asked with it, that is shown. A round is revealed
 * once, by whoever comes first: what was in the boxes of another round is not shown.
 */
export function reveal(
  evaluation: Evaluation,
  { criterion: id, boxes }: EvaluationAskTo<'reveal'>,
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
      const open =
        asked === null
          ? criteriaIn(evaluation).filter(
              (one) => one.state === 'open' && context.mayRead(context.actor, one.id),
            )
          : [asked]
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
      const lifted: EvaluationEvent = {
        kind: 'scoringDeadlineSet',
        payload: { evaluation: evaluation.id, deadline: null },
      }
      const payload = { evaluation: evaluation.id, criterion: id, round: known.round + 1, reason }
      return {
        events: [
          ...(isPastDeadline(evaluation, context.today) ? [lifted] : []),
          { kind: 'criterionReopened', payload },
        ],
      }
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
  { criterion: id, words }: EvaluationAskTo<'sayMyReason'>,
  context: EvaluationContext,
): EvaluationDecision {
  return afterReveal(evaluation, id, context, ({ round, saidReasons }, person) => {
    const known = saidReasons.find((one) => one.person === person)?.words ?? null
    if (known === words) return alreadySo
    const payload = { evaluation: evaluation.id, criterion: id, person, words }
    return {
      events: [{ kind: 'scoreReasonSaid', payload }],
      ...(words === null ? {} : { sealed: { criterion: id, round, person, reasons: null } }),
    }
  })
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
