import { hasInterest, isAssisted, votedOn, type Round } from '@alongside/allocation'
import { hasVote } from './allocation-concern.ts'
import { isLatest, type Overtaking } from './latest-notice.ts'
import type { AllocationMatter, Notice } from './notice.ts'
import { maySee } from './permission.ts'
import type { Space } from './space.ts'

/** Something to hear of a round. */
export type AllocationNotice = Extract<Notice, { readonly why: AllocationMatter['why'] }>

/** How such a notice stands for its person: gone where they may not hear of it or nothing of it is left. */
export function standingOfAllocation(
  space: Space,
  person: string,
  notice: AllocationNotice,
): 'waits' | 'done' | 'gone' {
  const round = space.allocations.get(notice.document)
  if (round === undefined || !maySee(space, person, notice.document)) return 'gone'
  return waits(space, round, person, notice) ? 'waits' : 'done'
}

function waits(space: Space, round: Round, person: string, notice: AllocationNotice): boolean {
  const isOther = (one: Notice): boolean => proposalOf(one) !== proposalOf(notice)
  const isLast = (): boolean => isLatest(space, person, notice, { overtaking, isOther })
  switch (notice.why) {
    case 'cardsToCheck':
      return hasToCheck(round, person) && isLast()
    case 'cardQuestioned': {
      const card = round.proposals.find(({ id }) => id === notice.proposal)
      const isOpen = card?.checks.some(({ verdict }) => verdict !== 'fine') ?? false
      return isOpen && isBeforeVote(round) && isLast()
    }
    case 'cardLeftOff': {
      const card = round.proposals.find(({ id }) => id === notice.proposal)
      return card?.leftOff?.reply === null
    }
    case 'voteOpen':
    case 'voteMoved':
    case 'voteAgain':
      // Whether they have voted is known to nobody, so it waits for them while anybody can vote.
      return round.phase === 'voting' && hasVote(space, round, person) && isLast()
    case 'votedForYou':
      return round.phase === 'voting' && isAssisted(round, person) && isLast()
    case 'votesCounted':
      return true
  }
}

/** Somebody who checks has cards before them of which they have not said how they are. */
function hasToCheck(round: Round, person: string): boolean {
  if (!isBeforeVote(round) || !round.checkers.some((one) => one.person === person)) return false
  return votedOn(round).some(
    (card) => !hasInterest(card, person) && !card.checks.some((check) => check.person === person),
  )
}

function isBeforeVote({ phase }: Round): boolean {
  return phase === 'proposing' || phase === 'checking'
}

/** Each of these overtakes the ones before; of one card the last word does. */
const overtaking: Overtaking = [['voteOpen', 'voteMoved', 'voteAgain']]

const proposalOf = (notice: Notice): string | null => ('proposal' in notice ? notice.proposal : null)

/** All that there is to hear of rounds; what one tells and is not named here does not compile. */
const ofRounds: Readonly<Record<AllocationMatter['why'], true>> = {
  cardsToCheck: true,
  cardQuestioned: true,
  cardLeftOff: true,
  voteOpen: true,
  voteMoved: true,
  voteAgain: true,
  votedForYou: true,
  votesCounted: true,
}

/** Says whether a notice is of a round. */
export function isAllocationNotice(notice: Notice): notice is AllocationNotice {
  return notice.why in ofRounds
}
