import { isSame, mostProposals, notFound, refuse } from '@alongside/protocol'
import type { AllocationAskTo } from '../ask.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import { costOf, type Proposed, type Round } from '../round.ts'
import type { AllocationContext } from './context.ts'
import { isPast, untilVoting } from './phase.ts'
import { leading } from './powers.ts'

export function propose(
  round: Round,
  { proposal, card }: AllocationAskTo<'propose'>,
  { actor, today, isGuest }: AllocationContext,
): AllocationDecision {
  if (round.proposals.some(({ id }) => id === proposal)) return alreadySo
  if (round.phase !== 'proposing' || isPast(round.rules.proposeUntil, today)) return refuse('ended', 'No more proposals are taken. Keep your words, and ask who leads the round.') // prettier-ignore
  if (isGuest(actor) && round.rules.proposers === 'members') {
    return refuse('notAllowed', 'In this round only people with an account can propose.')
  }
  if (round.proposals.length >= mostProposals) return refuse('tooMany', 'There are as many proposals as a vote can hold.') // prettier-ignore
  return (
    tooDear(round, card) ?? {
      events: [{ kind: 'proposalMade', payload: { allocation: round.id, proposal, by: actor, card } }],
    }
  )
}

export function changeProposal(
  round: Round,
  { proposal: id, card }: AllocationAskTo<'changeProposal'>,
  context: AllocationContext,
): AllocationDecision {
  return ownProposal(round, id, context, (proposed) => {
    if (isSame(card, proposed.card)) return alreadySo
    return (
      tooDear(round, card) ?? {
        events: [{ kind: 'proposalChanged', payload: { allocation: round.id, proposal: id, card } }],
      }
    )
  })
}

export function withdrawProposal(
  round: Round,
  { proposal: id }: AllocationAskTo<'withdrawProposal'>,
  context: AllocationContext,
): AllocationDecision {
  return ownProposal(round, id, context, () => ({
    events: [{ kind: 'proposalWithdrawn', payload: { allocation: round.id, proposal: id } }],
  }))
}

export function closeProposals(round: Round, context: AllocationContext): AllocationDecision {
  return leading(context, () =>
    round.phase === 'proposing'
      ? { events: [{ kind: 'proposalsClosed', payload: { allocation: round.id } }] }
      : alreadySo,
  )
}

export function takeProposalsAgain(
  round: Round,
  { reason }: AllocationAskTo<'takeProposalsAgain'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    untilVoting(round, () =>
      round.phase === 'checking'
        ? { events: [{ kind: 'proposalsTakenAgain', payload: { allocation: round.id, reason } }] }
        : alreadySo,
    ),
  )
}

function ownProposal(
  round: Round,
  id: string,
  { actor }: AllocationContext,
  then: (proposed: Proposed) => AllocationDecision,
): AllocationDecision {
  const proposed = round.proposals.find((one) => one.id === id)
  if (proposed === undefined) return notFound()
  if (proposed.by !== actor) return refuse('notAllowed', 'Only who handed this proposal in can do this.')
  return untilVoting(round, () => then(proposed))
}

function tooDear({ rules }: Round, card: Proposed['card']): AllocationDecision | null {
  return costOf({ card }) > rules.pot
    ? refuse('invalid', 'This costs more than the whole pot. Ask for less, or for a part of it.', 'costs')
    : null
}
