import type { EventEnvelope } from '@alongside/protocol'
import type { AllocationEvent } from './event.ts'
import { deliverIn } from './deliver-in.ts'
import type { Proposed, Round } from './round.ts'

type Logged = Pick<EventEnvelope, 'at'>

/** The round after one of its events. Total: an event about what is not there changes nothing. */
export function evolveRound(round: Round, event: AllocationEvent, { at }: Logged): Round {
  switch (event.kind) {
    case 'allocationOpened':
      return round
    case 'allocationRulesSet':
      return { ...round, rules: event.payload.rules }
    case 'voterListSet':
      return { ...round, list: event.payload.list }
    case 'checkersSet':
      return { ...round, checkers: event.payload.checkers }
    case 'votingExtended': {
      const { until } = event.payload
      const { voteUntil } = round.rules
      if (round.phase !== 'voting' || (voteUntil !== null && until <= voteUntil)) return round
      // Who came too late can vote now.
      return { ...round, rules: { ...round.rules, voteUntil: until }, late: [] }
    }

    case 'proposalMade':
      return madeIn(round, event.payload)
    case 'proposalChanged': {
      const { card } = event.payload
      // What was checked was another card.
      return changed(round, event.payload.proposal, ({ version }) => ({
        card,
        version: version + 1,
        checks: [],
      }))
    }
    case 'proposalWithdrawn': {
      const { proposal } = event.payload
      return { ...round, proposals: round.proposals.filter(({ id }) => id !== proposal) }
    }
    case 'proposalsClosed':
      return round.phase === 'proposing' ? { ...round, phase: 'checking' } : round
    case 'proposalsTakenAgain':
      return round.phase === 'checking' ? { ...round, phase: 'proposing' } : round

    case 'proposalInterestDeclared': {
      const { person, sort, nature } = event.payload
      return changed(round, event.payload.proposal, ({ interests, checks }) => ({
        interests: [...without(interests, person), { person, sort, nature }],
        checks: without(checks, person),
      }))
    }
    case 'proposalChecked': {
      const { person, verdict, words } = event.payload
      return changed(round, event.payload.proposal, ({ checks }) => ({
        checks: [...without(checks, person), { person, verdict, words, at }],
      }))
    }
    case 'proposalLeftOff': {
      const { reason, by } = event.payload
      return changed(round, event.payload.proposal, () => ({ leftOff: { reason, by, at, reply: null } }))
    }
    case 'proposalPutBackOn':
      return changed(round, event.payload.proposal, () => ({ leftOff: null }))
    case 'leavingOffReplied': {
      const { words } = event.payload
      return changed(round, event.payload.proposal, ({ leftOff }) => ({
        leftOff: leftOff && { ...leftOff, reply: words },
      }))
    }

    case 'votingOpened':
      if (round.phase !== 'checking') return round
      return { ...round, phase: 'voting', openedAt: at, seedHash: event.payload.seedHash }
    case 'voteBegunAgain': {
      if (round.phase !== 'voting') return round
      const { reason, seedHash } = event.payload
      // Nothing that was put into the box before can be opened, on paper neither.
      return {
        ...round,
        again: [...round.again, { at, reason }],
        seedHash,
        assisted: [],
        batches: [],
        late: [],
      }
    }
    case 'votedFor': {
      const { person, hand } = event.payload
      return {
        ...round,
        assisted: [...without(round.assisted, person), { person, hand, at }],
      }
    }
    case 'assistedVoteEnded':
      return { ...round, assisted: without(round.assisted, event.payload.person) }
    case 'allocationVoteLate': {
      const { person } = event.payload
      return round.late.includes(person) ? round : { ...round, late: [...round.late, person] }
    }
    case 'paperEntered': {
      const { batch: id, by, ballots, people } = event.payload
      if (round.batches.some((batch) => batch.id === id)) return round
      return { ...round, batches: [...round.batches, { id, by, ballots, people, witness: null }] }
    }
    case 'paperWitnessed': {
      const { batch, by } = event.payload
      return {
        ...round,
        batches: round.batches.map((one) => (one.id === batch ? { ...one, witness: by } : one)),
      }
    }
    case 'paperDropped': {
      const { batch } = event.payload
      return { ...round, batches: round.batches.filter(({ id }) => id !== batch) }
    }
    case 'votingClosed': {
      if (round.phase !== 'voting') return round
      const { result, turnout, seed } = event.payload
      return { ...round, phase: 'counted', counted: { at, result, turnout, seed } }
    }

    case 'roundPublished': {
      const { page: id } = event.payload
      if (round.counted === null || round.pages.some((page) => page.id === id)) return round
      return { ...round, pages: [...round.pages, { id, at, withdrawn: null }] }
    }
    case 'roundWithdrawn': {
      const { page: id, reason } = event.payload
      const pages = round.pages.map((page) =>
        page.id === id && page.withdrawn === null ? { ...page, withdrawn: { at, reason } } : page,
      )
      return { ...round, pages }
    }

    case 'deliveryStarted':
    case 'milestoneAgreed':
    case 'milestoneTold':
    case 'awardEvaluationNamed':
      return deliverIn(round, event)
  }
}

function madeIn(
  round: Round,
  { proposal: id, by, card }: { proposal: string; by: string; card: Proposed['card'] },
): Round {
  if (round.proposals.some((one) => one.id === id)) return round
  const made: Proposed = { id, by, card, version: 1, interests: [], checks: [], leftOff: null }
  return { ...round, proposals: [...round.proposals, made] }
}

function changed(round: Round, id: string, change: (proposed: Proposed) => Partial<Proposed>): Round {
  return {
    ...round,
    proposals: round.proposals.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
  }
}

function without<One extends { readonly person: string }>(all: readonly One[], person: string): One[] {
  return all.filter((one) => one.person !== person)
}
