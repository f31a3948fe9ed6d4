import type { Round } from '@alongside/allocation'
import type { AllocationAsk, AllocationMethod, checkVerdicts } from '@alongside/protocol'
import type { Trouble } from '#lib/api.ts'
import { m } from '#lib/paraglide/messages.js'
import { troubleWords } from '#lib/words/trouble.ts'

type Verdict = (typeof checkVerdicts)[number]

const phaseWords: Readonly<Record<Round['phase'], () => string>> = {
  proposing: m.alloc_phaseProposing,
  checking: m.alloc_phaseChecking,
  voting: m.alloc_phaseVoting,
  counted: m.alloc_phaseCounted,
  delivering: m.alloc_phaseDelivering,
}

const methodWords: Readonly<Record<AllocationMethod['by'], () => string>> = {
  basket: m.alloc_methodBasket,
  pick: m.alloc_methodPick,
  rank: m.alloc_methodRank,
  score: m.alloc_methodScore,
}

const verdictWords: Readonly<Record<Verdict, () => string>> = {
  fine: m.alloc_verdictFine,
  question: m.alloc_verdictQuestion,
  unfit: m.alloc_verdictUnfit,
}

/** What somebody who checks says of a card, in a few words. */
export const verdictName = (verdict: Verdict): string => verdictWords[verdict]()
export const phaseName = (phase: Round['phase']): string => phaseWords[phase]()
/** How people vote, in a few words: "Fill a basket". */
export const methodName = (by: AllocationMethod['by']): string => methodWords[by]()

/** How much support something has: "3 votes", "12 points". */
export function supportInWords(support: number, { by }: Pick<AllocationMethod, 'by'>): string {
  return by === 'rank' || by === 'score'
    ? m.alloc_support_points({ count: support })
    : m.alloc_support_votes({ count: support })
}

/** Why what was pressed was not done, in words that say what to do. */
export function refusalWords(ask: AllocationAsk, { kind, field }: Trouble): string {
  switch (ask.do) {
    case 'vote':
    case 'takeVoteBack':
      if (kind === 'notAllowed') return m.alloc_refusedVoter()
      if (kind === 'alreadyDone') return m.alloc_refusedVoted()
      if (kind === 'ended') return m.alloc_refusedClosed()
      return kind === 'invalid' ? m.alloc_refusedBallot() : troubleWords(kind)
    case 'propose':
    case 'changeProposal':
      if (field === 'costs') return m.alloc_refusedTooDear()
      if (kind === 'ended') return m.alloc_refusedNoMore()
      return kind === 'notAllowed' ? m.alloc_refusedPropose() : troubleWords(kind)
    case 'withdrawProposal':
    case 'declareInterest':
      return kind === 'ended' ? m.alloc_refusedBegun() : troubleWords(kind)
    case 'check':
      if (kind === 'alreadyDone') return m.alloc_refusedChanged()
      if (kind === 'notAllowed') return m.alloc_refusedCheck()
      return kind === 'ended' ? m.alloc_refusedBegun() : troubleWords(kind)
    case 'leaveOff':
    case 'putBackOn':
      return kind === 'notAllowed' ? m.alloc_refusedLeaveOff() : leading(kind)
    case 'setRules':
      if (field === 'pot') return m.alloc_refusedPot()
      return field === 'voteUntil' ? m.alloc_refusedVoteUntil() : leading(kind)
    case 'setList':
    case 'setCheckers':
      if (kind === 'alreadyDone') return m.alloc_refusedSeatsChanged()
      if (kind === 'tooLarge') return m.alloc_refusedLong()
      return kind === 'invalid' ? m.alloc_refusedSeats() : leading(kind)
    case 'extendVoting':
      return field === 'until' ? m.alloc_refusedUntil() : leading(kind)
    case 'openVoting':
      return kind === 'notAllowed' ? m.alloc_refusedOpen() : leading(kind)
    case 'enterPaper':
      if (field === 'people') return m.alloc_refusedTicks()
      return kind === 'notAllowed' ? m.alloc_refusedHand() : leading(kind)
    case 'witnessPaper':
      return kind === 'notAllowed' ? m.alloc_refusedWitness() : leading(kind)
    case 'closeVoting':
      return kind === 'notAllowed' ? m.alloc_refusedClose() : leading(kind)
    case 'agreeMilestone':
    case 'tellMilestone':
      return kind === 'notAllowed' ? m.alloc_refusedDeliver() : troubleWords(kind)
    default:
      return leading(kind)
  }
}

function leading(kind: Trouble['kind']): string {
  if (kind === 'ended') return m.alloc_refusedBegun()
  return kind === 'notAllowed' ? m.alloc_refusedLeads() : troubleWords(kind)
}
