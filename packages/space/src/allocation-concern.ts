import { isVoter, type AllocationEvent, type Round } from '@alongside/allocation'
import type { Concern } from './concern.ts'
import type { AllocationMatter } from './notice.ts'
import { maySee } from './permission.ts'
import { memberOf, membersOf, type Space } from './space.ts'

/** Whom something in a round concerns and why, given the space before and after it. */
export function allocationConcerns(event: AllocationEvent, before: Space, after: Space): readonly Concern[] {
  const document = event.payload.allocation
  const [was, is] = [before.allocations.get(document), after.allocations.get(document)]
  return was === undefined || is === undefined ? [] : concerns(event, was, is, after)
}

function concerns(event: AllocationEvent, was: Round, is: Round, space: Space): readonly Concern[] {
  const document = is.id
  const voters = (matter: AllocationMatter) => toEach(votersIn(space, is), matter)
  switch (event.kind) {
    case 'checkersSet': {
      const known = new Set(was.checkers.map(({ person }) => person))
      const added = is.checkers.map(({ person }) => person).filter((person) => !known.has(person))
      return is.proposals.length === 0 ? [] : toEach(added, { why: 'cardsToCheck', document })
    }
    case 'proposalMade':
    case 'proposalChanged':
    case 'proposalPutBackOn':
      return toEach(
        is.checkers.map(({ person }) => person),
        { why: 'cardsToCheck', document },
      )
    case 'proposalChecked': {
      const { proposal, verdict } = event.payload
      return verdict === 'fine'
        ? []
        : toWhoProposed(is, proposal, { why: 'cardQuestioned', document, proposal })
    }
    case 'proposalLeftOff': {
      const { proposal, reason } = event.payload
      return toWhoProposed(is, proposal, { why: 'cardLeftOff', document, proposal, reason })
    }
    case 'votingOpened':
      return voters({ why: 'voteOpen', document })
    case 'votingExtended':
      return voters({ why: 'voteMoved', document, day: event.payload.until })
    case 'voteBegunAgain':
      return voters({ why: 'voteAgain', document, reason: event.payload.reason })
    case 'votedFor':
      return toEach([event.payload.person], { why: 'votedForYou', document })
    case 'votingClosed': {
      const all = [...votersIn(space, is), ...is.proposals.map(({ by }) => by)]
      return toEach([...new Set(all)], { why: 'votesCounted', document })
    }
    default:
      return []
  }
}

/** Those who have a vote, whether or not they have used it: that is known to nobody. */
function votersIn(space: Space, round: Round): readonly string[] {
  return membersOf(space)
    .map(({ person }) => person)
    .filter((person) => hasVote(space, round, person))
}

/** Says whether somebody has a vote in a round as things stand. */
export function hasVote(space: Space, round: Round, person: string): boolean {
  return isVoter(round, person, {
    mayCome: (one) => maySee(space, one, round.id),
    isGuest: (one) => (memberOf(space, one)?.guest ?? null) !== null,
  })
}

function toWhoProposed({ proposals }: Round, id: string, matter: AllocationMatter): readonly Concern[] {
  return proposals.flatMap((one) => (one.id === id ? [{ whom: one.by, matter }] : []))
}

function toEach(people: readonly string[], matter: AllocationMatter): readonly Concern[] {
  return people.map((whom) => ({ whom, matter }))
}
