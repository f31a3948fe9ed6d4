import { capacityGroups, mostCommitments, refuse, staffCapacities, type Capacity } from '@alongside/protocol'
import type { EvaluationAskTo } from '../ask.ts'
import { alreadySo, type EvaluationDecision } from '../decision.ts'
import type { Evaluation } from '../evaluation.ts'
import type { EvaluationContext } from './context.ts'
import { untilFinished } from './phase.ts'
import { leading } from './powers.ts'

/** How far the work goes that is reviewed, as those say whose work it is. */
export function claimRung(
  evaluation: Evaluation,
  { claim }: EvaluationAskTo<'claimRung'>,
  context: EvaluationContext,
): EvaluationDecision {
  const { id, review } = evaluation
  return leading(context, () =>
    untilFinished(evaluation, () => {
      if (review === null) return refuse('notAllowed', 'This is no review.')
      if (review.claim.rung === claim.rung && review.claim.words === claim.words) return alreadySo
      return { events: [{ kind: 'rungClaimed', payload: { evaluation: id, claim } }] }
    }),
  )
}

/** In a review what somebody takes on is a commitment: with a lay lead, a lead from the staff and a day, and few of them. */
export function asCommitment(
  { review, actions }: Evaluation,
  { action, owner, helper, due }: EvaluationAskTo<'agreeAction'>,
  context: EvaluationContext,
  then: () => EvaluationDecision,
): EvaluationDecision {
  if (review === null) return then()
  return leading(context, () => {
    const others = [...actions.values()].filter(({ id, status }) => id !== action && status !== 'dropped')
    if (others.length >= mostCommitments) {
      return refuse(
        'tooMany',
        `A review ends with ${mostCommitments} commitments. Put one otherwise instead.`,
      )
    }
    if (!speaksAs(capacityGroups.lay, owner, context)) {
      return refuse(
        'invalid',
        'One lead is lay: somebody who uses services, a carer or a lay partner.',
        'owner',
      )
    }
    if (helper === null || !speaksAs(staffCapacities, helper, context)) {
      return refuse('invalid', 'One lead is from the staff.', 'helper')
    }
    if (due === null) return refuse('invalid', 'Say by when.', 'due')
    return then()
  })
}

function speaksAs(
  those: readonly Capacity[],
  person: string,
  { capacitiesOf }: Pick<EvaluationContext, 'capacitiesOf'>,
): boolean {
  return capacitiesOf(person).some((capacity) => those.includes(capacity))
}
