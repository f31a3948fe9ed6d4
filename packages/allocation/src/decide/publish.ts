import { refuse } from '@alongside/protocol'
import type { AllocationAskTo } from '../ask.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import { standingPage, type Round } from '../round.ts'
import type { AllocationContext } from './context.ts'
import { mayPublishRound } from './powers.ts'

/** What everyone in the space may have is for everyone who has the address from now on. */
export function publishRound(
  round: Round,
  { page }: AllocationAskTo<'publishRound'>,
  context: AllocationContext,
): AllocationDecision {
  return publishing(context, () => {
    if (round.counted === null) return refuse('notAllowed', 'The votes have not been counted yet.')
    if (round.counted.turnout === null) {
      return refuse('notAllowed', 'So few people voted that nothing of it is shown to anybody.')
    }
    if (standingPage(round) !== null) return alreadySo
    return { events: [{ kind: 'roundPublished', payload: { allocation: round.id, page } }] }
  })
}

export function withdrawRound(
  round: Round,
  { reason }: AllocationAskTo<'withdrawRound'>,
  context: AllocationContext,
): AllocationDecision {
  return publishing(context, () => {
    const page = standingPage(round)
    if (page === null) return alreadySo
    return { events: [{ kind: 'roundWithdrawn', payload: { allocation: round.id, page: page.id, reason } }] }
  })
}

function publishing(context: AllocationContext, then: () => AllocationDecision): AllocationDecision {
  return mayPublishRound(context)
    ? then()
    : refuse('notAllowed', 'Results are made public by organisers and the chair. Ask one of them.')
}
