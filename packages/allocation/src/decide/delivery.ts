import { notFound, refuse } from '@alongside/protocol'
import type { AllocationAskTo } from '../ask.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import { awardedIn, type Delivery, type Round } from '../round.ts'
import type { AllocationContext } from './context.ts'
import { leading, mayLeadRound } from './powers.ts'

export function startDelivery(round: Round, context: AllocationContext): AllocationDecision {
  return leading(context, () => {
    if (round.phase === 'delivering') return alreadySo
    if (round.phase !== 'counted') return refuse('notAllowed', 'The votes have not been counted yet.')
    const proposals = awardedIn(round)
    if (proposals.length === 0) return refuse('notAllowed', 'Nothing was awarded in this round.')
    return {
      events: [{ kind: 'deliveryStarted', payload: { allocation: round.id, proposals: [...proposals] } }],
    }
  })
}

export function agreeMilestone(
  round: Round,
  { do: _do, proposal, milestone, words, due }: AllocationAskTo<'agreeMilestone'>,
  context: AllocationContext,
): AllocationDecision {
  return delivering(round, proposal, context, ({ milestones }) => {
    const stands = milestones.find(({ id }) => id === milestone)
    if (stands?.words === words && stands.due === due) return alreadySo
    const payload = { allocation: round.id, proposal, milestone, words, due }
    return { events: [{ kind: 'milestoneAgreed', payload }] }
  })
}

export function tellMilestone(
  round: Round,
  { proposal, milestone, status, evidence }: AllocationAskTo<'tellMilestone'>,
  context: AllocationContext,
): AllocationDecision {
  return delivering(round, proposal, context, ({ milestones }) => {
    const stands = milestones.find(({ id }) => id === milestone)
    if (stands === undefined) return notFound()
    if (status === 'dropped' && evidence === '') {
      return refuse('invalid', 'Say why it is dropped, so that people can understand it.', 'evidence')
    }
    if (stands.status === status && stands.evidence === evidence) return alreadySo
    const payload = { allocation: round.id, proposal, milestone, status, evidence }
    return { events: [{ kind: 'milestoneTold', payload }] }
  })
}

export function nameEvaluation(
  round: Round,
  { proposal, evaluation }: AllocationAskTo<'nameEvaluation'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    delivering(round, proposal, context, (delivery) => {
      if (delivery.evaluation === evaluation) return alreadySo
      if (evaluation !== null && !context.isEvaluation(evaluation)) return notFound()
      return {
        events: [{ kind: 'awardEvaluationNamed', payload: { allocation: round.id, proposal, evaluation } }],
      }
    }),
  )
}

/** Lets those who lead and whoever handed a proposal in say how what was awarded to it goes. */
function delivering(
  round: Round,
  id: string,
  context: AllocationContext,
  then: (delivery: Delivery) => AllocationDecision,
): AllocationDecision {
  const proposed = round.proposals.find((one) => one.id === id)
  if (proposed === undefined) return notFound()
  if (!mayLeadRound(context) && proposed.by !== context.actor) {
    return refuse('notAllowed', 'Only those who lead this round, or who handed the proposal in, can do this.')
  }
  if (round.phase !== 'delivering') return refuse('notAllowed', 'Nothing is being delivered yet.')
  const delivery = round.deliveries.find(({ proposal }) => proposal === id)
  return delivery === undefined
    ? refuse('notAllowed', 'No money was awarded to this proposal.')
    : then(delivery)
}
