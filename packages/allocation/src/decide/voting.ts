import { refuse } from '@alongside/protocol'
import type { AllocationAskTo } from '../ask.ts'
import { ballotChecker } from '../ballot.ts'
import { ballotPaperOf } from '../ballot-paper.ts'
import { seedIn } from '../box.ts'
import { countRound } from '../count.ts'
import { alreadySo, type AllocationDecision } from '../decision.ts'
import type { AllocationEvent } from '../event.ts'
import { sha256 } from '../hash.ts'
import { missingForVoting } from '../readiness.ts'
import { isAssisted, isTicked, type Round } from '../round.ts'
import { voteSealer } from '../sealed-vote.ts'
import type { AllocationContext } from './context.ts'
import { isPast, isTooLate, whileVoting } from './phase.ts'
import { leading, lendingHand, mayLendHand } from './powers.ts'

/** The seed of the lot goes into the box, and its hash is told to all. */
export function openVoting(
  round: Round,
  { seed }: AllocationAskTo<'openVoting'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () => {
    if (round.openedAt !== null) return alreadySo
    if (round.phase === 'proposing')
      return refuse('notAllowed', 'Proposals are still taken. Close that first.')
    if (missingForVoting(round).length > 0) {
      return refuse('notAllowed', 'Something is missing before people can vote. The list says what.')
    }
    if (isPast(round.rules.voteUntil, context.today)) {
      return refuse('notAllowed', 'The last day of voting is past. Set a later one first.')
    }
    const { seedHash, sealed } = lotFrom(round, seed)
    return { events: [{ kind: 'votingOpened', payload: { allocation: round.id, seedHash } }], sealed }
  })
}

/** Nobody begins again because of what they fear was voted: only where nobody can open it. */
export function voteAgain(
  round: Round,
  { reason, seed, isLost }: AllocationAskTo<'voteAgain'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () =>
    whileVoting(round, () => {
      if (!isLost) {
        return refuse('notAllowed', 'The votes are there and can be counted, so nobody has to vote again.')
      }
      const { seedHash, sealed } = lotFrom(round, seed)
      const payload = { allocation: round.id, reason, seedHash }
      return { events: [{ kind: 'voteBegunAgain', payload }], sealed }
    }),
  )
}

function lotFrom({ id, rules }: Round, seed: string) {
  return rules.ties === 'lot'
    ? { seedHash: sha256(seed), sealed: [{ person: seedIn(id), text: seed }] }
    : { seedHash: null, sealed: [] }
}

/** What somebody votes goes into the box and into no event. That another put it in for them is written down. */
export function vote(
  round: Round,
  { person, capacity, ballot, votedSelf }: AllocationAskTo<'vote'>,
  context: AllocationContext,
): AllocationDecision {
  return forVoter(round, person, context, () => {
    if (round.openedAt !== null && isTooLate(round, context.today)) {
      if (round.late.includes(person)) return alreadySo
      return withVoice(person, context, {
        events: [{ kind: 'allocationVoteLate', payload: { allocation: round.id, person } }],
      })
    }
    return whileVoting(round, () => {
      if (isTicked(round, person)) {
        return refuse(
          'alreadyDone',
          'This vote was cast on paper, and counts. If that is wrong, tell who leads the round.',
        )
      }
      const counted = capacityOf(round, person, capacity, context)
      if (counted === null) return refuse('invalid', 'This is none of their capacities.', 'capacity')
      const paper = ballotPaperOf(round)
      const problem = ballotChecker(paper)(ballot)
      if (problem !== null) return refuse('invalid', ballotWords[problem.kind], 'ballot')
      const byHand = person !== context.actor
      if (byHand && votedSelf) {
        return refuse('alreadyDone', 'They have voted themselves. Only they can change that.')
      }
      const at = { allocation: round.id, person }
      const events: readonly AllocationEvent[] = byHand
        ? [{ kind: 'votedFor', payload: { ...at, hand: context.actor } }]
        : isAssisted(round, person)
          ? [{ kind: 'assistedVoteEnded', payload: at }]
          : []
      return withVoice(person, context, {
        events,
        sealed: [{ person, text: voteSealer(paper)({ capacity: counted, ballot, byHand }) }],
      })
    })
  })
}

/** By the voter, whoever put it in; by another's hand only what was put in so. Nothing stays that they voted as a guest. */
export function takeVoteBack(
  round: Round,
  { person, votedAs, votedSelf }: AllocationAskTo<'takeVoteBack'>,
  context: AllocationContext,
): AllocationDecision {
  return forVoter(round, person, context, () =>
    whileVoting(round, () => {
      if (isTooLate(round, context.today)) return refuse('ended', 'The last day of voting is past.')
      const hasByHand = isAssisted(round, person) || votedAs.length > 0
      if (person !== context.actor && (votedSelf || !hasByHand)) {
        return refuse('notAllowed', 'They have voted themselves, or not at all. Only they can change that.')
      }
      const at = { allocation: round.id, person }
      return withVoice(person, context, {
        events: isAssisted(round, person) ? [{ kind: 'assistedVoteEnded', payload: at }] : [],
        sealed: [...new Set([person, ...votedAs])].map((one) => ({ person: one, text: null })),
      })
    }),
  )
}

export function closeVoting(
  round: Round,
  { closing }: AllocationAskTo<'closeVoting'>,
  context: AllocationContext,
): AllocationDecision {
  return leading(context, () => {
    if (round.counted !== null) return alreadySo
    return whileVoting(round, () => {
      if (round.batches.some(({ witness }) => witness === null)) {
        return refuse(
          'notAllowed',
          'Votes on paper wait for somebody to witness them. Have that done, or drop them.',
        )
      }
      if (closing === null) return { events: [], closes: true }
      const { ballots, turnout, seed } = closing
      const result = countRound(ballotPaperOf(round), ballots, seed)
      return { events: [{ kind: 'votingClosed', payload: { allocation: round.id, result, turnout, seed } }] }
    })
  })
}

/** Lets those vote who may, each for themselves or by the hand of who may lend it. */
function forVoter(
  round: Round,
  person: string,
  context: AllocationContext,
  then: () => AllocationDecision,
): AllocationDecision {
  const isOwn = person === context.actor
  if (!isOwn && !mayLendHand(context)) return lendingHand(context, then)
  return isVoter(round, person, context)
    ? then()
    : refuse(
        'notAllowed',
        isOwn ? 'You have no vote in this round.' : 'This person has no vote in this round.',
      )
}

/** Says whether somebody has a vote in a round. */
export function isVoter(
  { rules, list }: Pick<Round, 'rules' | 'list'>,
  person: string,
  { mayCome, isGuest }: Pick<AllocationContext, 'mayCome' | 'isGuest'>,
): boolean {
  switch (rules.voters) {
    case 'list':
      return list.some((one) => one.person === person)
    case 'accounts':
      return mayCome(person) && !isGuest(person)
    case 'accountsAndGuests':
      return mayCome(person)
  }
}

/** In what capacity somebody counts: that of the list, or the one they speak in; null where it is not theirs. */
function capacityOf(
  { rules, list }: Round,
  person: string,
  said: AllocationAskTo<'vote'>['capacity'],
  { capacitiesOf }: AllocationContext,
) {
  if (rules.voters === 'list') return list.find((one) => one.person === person)?.capacity ?? null
  return capacitiesOf(person).includes(said) ? said : null
}

function withVoice(
  person: string,
  { actor }: AllocationContext,
  happening: Exclude<AllocationDecision, { refusal: unknown }>,
): AllocationDecision {
  return person === actor ? happening : { ...happening, voice: person }
}

const ballotWords = {
  otherMethod: 'This is no ballot of this vote. Load the page again.',
  unknownProposal: 'A proposal on it is not voted on. Load the page again.',
  namedTwice: 'A proposal stands on it twice.',
  overPot: 'What is in the basket costs more than the pot.',
  tooMany: 'There are more proposals on it than may be.',
  tooHigh: 'A proposal has more points than may be.',
} as const
