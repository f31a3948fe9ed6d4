import { notFound, refuse } from '@alongside/protocol'
import type { AllocationAskTo } from '../ask.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import { standingChecks } from '../readiness.ts'
import { hasInterest, type Proposed, type Round } from '../round.ts'
import type { AllocationContext } from './context.ts'
import { untilVoting } from './phase.ts'
import { leading } from './powers.ts'

/** Nobody checks a card that they have an interest in; what they had checked before they said so counts no more. */
export function declareInterest(
  round: Round,
  { proposal: id, sort, nature }: AllocationAskTo<'declareInterest'>,
  { actor }: AllocationContext,
): AllocationDecision {
  return about(round, id, ({ interests }) =>
    untilVoting(round, () => {
      if (interests.some((one) => one.person === actor && one.sort === sort && one.nature === nature)) {
        return alreadySo
      }
      const payload = { allocation: round.id, proposal: id, person: actor, sort, nature }
      return { events: [{ kind: 'proposalInterestDeclared', payload }] }
    }),
  )
}

export function check(
  round: Round,
  { proposal: id, version, verdict, words }: AllocationAskTo<'check'>,
  { actor }: AllocationContext,
): AllocationDecision {
  return about(round, id, (proposed) =>
    untilVoting(round, () => {
      if (!round.checkers.some(({ person }) => person === actor)) {
        return refuse('notAllowed', 'Only those who were asked to check can do this.')
      }
      if (hasInterest(proposed, actor)) {
        return refuse('notAllowed', 'You have an interest in this proposal, so somebody else checks it.')
      }
      if (version !== proposed.version) {
        return refuse('alreadyDone', 'This card was changed since you read it. Read it again first.')
      }
      if (verdict !== 'fine' && words === '') {
        return refuse('invalid', 'Say what is open or what is wrong, so that it can be answered.', 'words')
      }
      const stands = proposed.checks.find(({ person }) => person === actor)
      if (stands?.verdict === verdict && stands.words === words) return alreadySo
      const payload = { allocation: round.id, proposal: id, person: actor, verdict, words }
      return { events: [{ kind: 'proposalChecked', payload }] }
    }),
  )
}

/** Nothing is left off the vote that nobody found unfit, nor by whoever has an interest in it. */
export function leaveOff(
  round: Round,
  { proposal: id, reason }: AllocationAskTo<'leaveOff'>,
  context: AllocationContext,
): AllocationDecision {
  return about(round, id, (proposed) =>
    leading(context, () =>
      untilVoting(round, () => {
        if (proposed.leftOff !== null) return alreadySo
        if (hasInterest(proposed, context.actor)) {
          return refuse('notAllowed', 'You have an interest in this proposal, so somebody else decides.')
        }
        if (!standingChecks(round, proposed).some(({ verdict }) => verdict === 'unfit')) {
          return refuse('notAllowed', 'Nobody who checked it found that it cannot be voted on.')
        }
        const payload = { allocation: round.id, proposal: id, by: context.actor, reason }
        return { events: [{ kind: 'proposalLeftOff', payload }] }
      }),
    ),
  )
}

export function putBackOn(
  round: Round,
  { proposal: id }: AllocationAskTo<'putBackOn'>,
  context: AllocationContext,
): AllocationDecision {
  return about(round, id, (proposed) =>
    leading(context, () =>
      untilVoting(round, () => {
        if (proposed.leftOff === null) return alreadySo
        if (hasInterest(proposed, context.actor)) {
          return refuse('notAllowed', 'You have an interest in this proposal, so somebody else decides.')
        }
        return { events: [{ kind: 'proposalPutBackOn', payload: { allocation: round.id, proposal: id } }] }
      }),
    ),
  )
}

/** At any time, also once it was voted on without them. */
export function replyToLeavingOff(
  round: Round,
  { proposal: id, words }: AllocationAskTo<'replyToLeavingOff'>,
  { actor }: AllocationContext,
): AllocationDecision {
  return about(round, id, ({ by, leftOff }) => {
    if (by !== actor) return refuse('notAllowed', 'Only who handed this proposal in can reply.')
    if (leftOff === null) return refuse('notAllowed', 'This proposal is not left off.')
    if (leftOff.reply === words) return alreadySo
    return { events: [{ kind: 'leavingOffReplied', payload: { allocation: round.id, proposal: id, words } }] }
  })
}

function about(
  round: Round,
  id: string,
  then: (proposed: Proposed) => AllocationDecision,
): AllocationDecision {
  const proposed = round.proposals.find((one) => one.id === id)
  return proposed === undefined ? notFound() : then(proposed)
}
