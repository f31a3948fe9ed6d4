import { refuse } from '@alongside/protocol'
import type { AllocationDecision } from '../decision.ts'
import type { Round } from '../round.ts'

/** Goes on until voting is open: what is voted on, by whom and how, stands still from then on. */
export function untilVoting({ phase }: Round, then: () => AllocationDecision): AllocationDecision {
  return phase === 'proposing' || phase === 'checking'
    ? then()
    : refuse('ended', 'Voting has begun, so this cannot be changed any more.')
}

/** Says whether the vote is over for voters: it was closed, or its last day is past. */
export function isTooLate({ rules, counted }: Round, today: string): boolean {
  return counted !== null || isPast(rules.voteUntil, today)
}

/** Says whether a last day is past. */
export function isPast(day: string | null, today: string): boolean {
  return day !== null && today > day
}

/** Goes on while people vote. */
export function whileVoting({ phase }: Round, then: () => AllocationDecision): AllocationDecision {
  if (phase === 'voting') return then()
  return phase === 'counted' || phase === 'delivering'
    ? refuse('ended', 'The vote is closed.')
    : refuse('notAllowed', 'Voting has not been opened yet.')
}
