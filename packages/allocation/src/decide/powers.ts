import { leadingOffices, refuse } from '@alongside/protocol'
import type { AllocationDecision } from '../decision.ts'
import type { AllocationContext } from './context.ts'

type Asking = Pick<AllocationContext, 'offices' | 'owns'>

/** Says whether somebody sets the rules, opens and closes the vote, and decides what is voted on. */
export function mayLeadRound({ offices, owns }: Asking): boolean {
  return owns || offices.some((office) => leadingOffices.includes(office))
}

/** Says whether somebody puts in votes for those who cannot, and what was voted on paper. */
export function mayLendHand(asking: Asking): boolean {
  return mayLeadRound(asking) || asking.offices.includes('noteTaker')
}

/** Says whether somebody makes what came of a round public, and withdraws it. */
export function mayPublishRound({ offices }: Pick<Asking, 'offices'>): boolean {
  return offices.includes('organiser') || offices.includes('chair')
}

export function leading(asking: Asking, then: () => AllocationDecision): AllocationDecision {
  return mayLeadRound(asking)
    ? then()
    : refuse('notAllowed', 'Only those who lead this round can do this. Ask an organiser or the chair.')
}

export function lendingHand(asking: Asking, then: () => AllocationDecision): AllocationDecision {
  return mayLendHand(asking)
    ? then()
    : refuse('notAllowed', 'Only those who lead this round or take its notes can do this for others.')
}
