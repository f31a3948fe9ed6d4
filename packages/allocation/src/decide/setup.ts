import { isSame, mostListed, refuse, type RefusedAsk, type RoundRules } from '@alongside/protocol'
import { eachOnce } from '@alongside/figures'
import type { AllocationAskTo } from '../ask.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import type { AllocationEvent } from '../event.ts'
import { sha256 } from '../hash.ts'
import { costOf, type Round } from '../round.ts'
import type { AllocationContext } from './context.ts'
import { untilVoting, whileVoting } from './phase.ts'
import { leading } from './powers.ts'

export function setRules(
  round: Round,
  { rules }: AllocationAskTo<'setRules'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    untilVoting(round, () => {
      if (isSame(rules, round.rules)) return alreadySo
      if (round.proposals.some((proposed) => costOf(proposed) > rules.pot)) {
        return refuse('invalid', 'A proposal that was handed in costs more than this pot.', 'pot')
      }
      const set = { kind: 'allocationRulesSet', payload: { allocation: round.id, rules } } as const
      return whyNotRules(rules) ?? happened(set)
    }),
  )
}

/** Why nothing can be shared out by these rules; null where it can. */
export function whyNotRules({ proposeUntil, voteUntil }: RoundRules): RefusedAsk | null {
  return proposeUntil !== null && voteUntil !== null && voteUntil < proposeUntil
    ? refuse('invalid', 'Voting ends before proposals do. Choose other days.', 'voteUntil')
    : null
}

/** Each person stands on the list once, in a capacity that is theirs. */
export function setList(
  round: Round,
  { list, seen }: AllocationAskTo<'setList'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    untilVoting(round, () => {
      if (list.length > mostListed) {
        return refuse(
          'tooLarge',
          `A list holds ${mostListed.toLocaleString('en-GB')} people at most. Where more can vote, let everybody with an account vote.`,
          'list',
        )
      }
      const problem = problemWithSeats(list, context, 'list')
      if (problem !== null) return problem
      if (isSame(list, round.list)) return alreadySo
      if (isAnother(round.list, seen)) return changedMeanwhile()
      return happened({ kind: 'voterListSet', payload: { allocation: round.id, list } })
    }),
  )
}

export function setCheckers(
  round: Round,
  { checkers, seen }: AllocationAskTo<'setCheckers'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    untilVoting(round, () => {
      const problem = problemWithSeats(checkers, context, 'checkers')
      if (problem !== null) return problem
      if (isSame(checkers, round.checkers)) return alreadySo
      if (isAnother(round.checkers, seen)) return changedMeanwhile()
      return happened({ kind: 'checkersSet', payload: { allocation: round.id, checkers } })
    }),
  )
}

export function extendVoting(
  round: Round,
  { until }: AllocationAskTo<'extendVoting'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    whileVoting(round, () => {
      const { voteUntil } = round.rules
      if (until === voteUntil) return alreadySo
      if (voteUntil !== null && until < voteUntil) {
        return refuse(
          'invalid',
          'People were told that they can vote for longer. Choose a later day.',
          'until',
        )
      }
      if (until <= context.today) {
        return refuse('invalid', 'That day is today, or past. Choose a later one.', 'until')
      }
      return happened({ kind: 'votingExtended', payload: { allocation: round.id, until } })
    }),
  )
}

function problemWithSeats(
  seats: AllocationAskTo<'setList'>['list'],
  { mayCome, capacitiesOf }: AllocationContext,
  field: string,
): AllocationDecision | null {
  if (eachOnce(seats).length < seats.length)
    return refuse('invalid', 'Each person can stand here once.', field)
  const isKnown = seats.every(
    ({ person, capacity }) => mayCome(person) && capacitiesOf(person).includes(capacity),
  )
  return isKnown ? null : refuse('invalid', 'Somebody does not come here, or not in this capacity.', field)
}

/** Who stands on a list, told from all other lists in few characters. */
export function hashOfSeats(seats: Round['list']): string {
  return sha256(seats.map(({ person, capacity }) => `${person} ${capacity}`).join())
}

function isAnother(seats: Round['list'], seen: string | undefined): boolean {
  return seen !== undefined && seen !== hashOfSeats(seats)
}

function changedMeanwhile(): AllocationDecision {
  return refuse('alreadyDone', 'Somebody else has changed this meanwhile. See who stands there now.')
}

function happened(event: AllocationEvent): AllocationDecision {
  return { events: [event] }
}
