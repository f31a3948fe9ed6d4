import { standingPage, type Proposed, type Round } from '@alongside/allocation'
import { isSame, type AllocationAsk } from '@alongside/protocol'

/**
 * Says whether a round is as somebody asked it to be: what was pressed needs no word of its own any more. Null where the
 * round does not show it, as what lies in the box.
 */
export function hasHappened(round: Round, ask: AllocationAsk, me: string): boolean | null {
  const of = (id: string, is: (proposed: Proposed) => boolean): boolean =>
    round.proposals.some((one) => one.id === id && is(one))
  const isOpened = round.openedAt !== null
  switch (ask.do) {
    case 'setRules':
      return isSame(round.rules, ask.rules)
    case 'setList':
      return isSame(round.list, ask.list)
    case 'setCheckers':
      return isSame(round.checkers, ask.checkers)
    case 'extendVoting':
      return round.rules.voteUntil === ask.until

    case 'propose':
    case 'changeProposal':
      return of(ask.proposal, ({ card }) => isSame(card, ask.card))
    case 'withdrawProposal':
      return !of(ask.proposal, () => true)
    case 'closeProposals':
      return round.phase !== 'proposing'
    case 'takeProposalsAgain':
      return round.phase === 'proposing'

    case 'declareInterest':
      return of(ask.proposal, ({ interests }) =>
        interests.some(
          ({ person, sort, nature }) => person === me && sort === ask.sort && nature === ask.nature,
        ),
      )
    case 'check':
      return of(ask.proposal, ({ checks }) =>
        checks.some(
          ({ person, verdict, words }) => person === me && verdict === ask.verdict && words === ask.words,
        ),
      )
    case 'leaveOff':
      return of(ask.proposal, ({ leftOff }) => leftOff !== null)
    case 'putBackOn':
      return of(ask.proposal, ({ leftOff }) => leftOff === null)
    case 'replyToLeavingOff':
      return of(ask.proposal, ({ leftOff }) => leftOff?.reply === ask.words)

    case 'openVoting':
      return isOpened
    case 'voteAgain':
      return round.again.some(({ reason }) => reason === ask.reason)
    // What is in the box is in no event.
    case 'vote':
    case 'takeVoteBack':
      return null
    case 'enterPaper':
      return round.batches.some(({ id }) => id === ask.batch)
    case 'witnessPaper':
      return round.batches.some(({ id, witness }) => id === ask.batch && witness !== null)
    case 'dropPaper':
      return !round.batches.some(({ id }) => id === ask.batch)
    case 'closeVoting':
      return round.counted !== null

    case 'publishRound':
      return standingPage(round) !== null
    case 'withdrawRound':
      return standingPage(round) === null
    case 'startDelivery':
      return round.phase === 'delivering'
    case 'agreeMilestone':
      return round.deliveries.some(
        ({ proposal, milestones }) =>
          proposal === ask.proposal &&
          milestones.some(
            ({ id, words, due }) => id === ask.milestone && words === ask.words && due === ask.due,
          ),
      )
    case 'tellMilestone':
      return round.deliveries.some(
        ({ proposal, milestones }) =>
          proposal === ask.proposal &&
          milestones.some(
            ({ id, status, evidence }) =>
              id === ask.milestone && status === ask.status && evidence === ask.evidence,
          ),
      )
    case 'nameEvaluation':
      return round.deliveries.some(
        ({ proposal, evaluation }) => proposal === ask.proposal && evaluation === ask.evaluation,
      )
  }
}

const onceSo: ReadonlySet<AllocationAsk['do']> = new Set([
  'closeProposals',
  'takeProposalsAgain',
  'openVoting',
  'voteAgain',
  'closeVoting',
  'publishRound',
  'withdrawRound',
  'leaveOff',
  'putBackOn',
  'dropPaper',
  'startDelivery',
])

/**
 * Says whether something that waits to be sent is let go of once it is so: sent later it would do again what has been
 * undone since, as take proposals once more that were closed meanwhile.
 */
export function isLetGoOnceSo({ do: what }: AllocationAsk): boolean {
  return onceSo.has(what)
}
