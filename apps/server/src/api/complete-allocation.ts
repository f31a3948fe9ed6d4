import type { CompleteAllocationAsk } from '@alongside/allocation'
import type { AllocationAsk } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import type { ApiDeps } from './deps.ts'

/** Adds to what is asked of a round what only the server knows; what lies in its box is looked up where it is decided. */
export function completeAllocationAsk(
  { newId }: Pick<ApiDeps, 'newId'>,
  ask: AllocationAsk,
): CompleteAllocationAsk {
  switch (ask.do) {
    case 'vote':
    case 'takeVoteBack':
      return { ...ask, votedAs: [], votedSelf: false }
    case 'openVoting':
      return { do: 'openVoting', seed: newSeed() }
    case 'voteAgain':
      return { ...ask, seed: newSeed(), isLost: false }
    case 'publishRound':
      return { do: 'publishRound', page: newId() }
    case 'closeVoting':
      return { do: 'closeVoting', closing: null }
    default:
      return ask
  }
}

/** Of which lots are drawn. */
function newSeed(): string {
  return randomBytes(32).toString('hex')
}
