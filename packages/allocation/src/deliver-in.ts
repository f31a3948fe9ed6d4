import type { AllocationEvent } from './event.ts'
import type { Delivery, Round } from './round.ts'

type DeliveryEvent = Extract<
  AllocationEvent,
  { kind: 'deliveryStarted' | 'milestoneAgreed' | 'milestoneTold' | 'awardEvaluationNamed' }
>

/** The round after something happened to what was awarded. */
export function deliverIn(round: Round, event: DeliveryEvent): Round {
  switch (event.kind) {
    case 'deliveryStarted': {
      if (round.phase !== 'counted') return round
      const deliveries = event.payload.proposals.map((proposal) => ({
        proposal,
        milestones: [],
        evaluation: null,
      }))
      return { ...round, phase: 'delivering', deliveries }
    }
    case 'milestoneAgreed': {
      const { proposal, milestone: id, words, due } = event.payload
      return changed(round, proposal, ({ milestones }) => ({
        milestones: milestones.some((one) => one.id === id)
          ? milestones.map((one) => (one.id === id ? { ...one, words, due } : one))
          : [...milestones, { id, words, due, status: 'open', evidence: '' }],
      }))
    }
    case 'milestoneTold': {
      const { proposal, milestone, status, evidence } = event.payload
      return changed(round, proposal, ({ milestones }) => ({
        milestones: milestones.map((one) => (one.id === milestone ? { ...one, status, evidence } : one)),
      }))
    }
    case 'awardEvaluationNamed': {
      const { proposal, evaluation } = event.payload
      return changed(round, proposal, () => ({ evaluation }))
    }
  }
}

function changed(round: Round, proposal: string, change: (delivery: Delivery) => Partial<Delivery>): Round {
  return {
    ...round,
    deliveries: round.deliveries.map((one) => (one.proposal === proposal ? { ...one, ...change(one) } : one)),
  }
}
