import type { CompleteAllocationAsk } from './ask.ts'
import { check, declareInterest, leaveOff, putBackOn, replyToLeavingOff } from './decide/check.ts'
import type { AllocationContext } from './decide/context.ts'
import { agreeMilestone, nameEvaluation, startDelivery, tellMilestone } from './decide/delivery.ts'
import { dropPaper, enterPaper, witnessPaper } from './decide/paper.ts'
import {
  changeProposal,
  closeProposals,
  propose,
  takeProposalsAgain,
  withdrawProposal,
} from './decide/proposal.ts'
import { publishRound, withdrawRound } from './decide/publish.ts'
import { extendVoting, setCheckers, setList, setRules } from './decide/setup.ts'
import { closeVoting, openVoting, takeVoteBack, vote, voteAgain } from './decide/voting.ts'
import type { AllocationDecision } from './decision.ts'
import type { Round } from './round.ts'

/** Decides what is asked against a round as it stands, by somebody who may read it: events to write, or a refusal. */
export function decideRound(
  round: Round,
  ask: CompleteAllocationAsk,
  context: AllocationContext,
): AllocationDecision {
  switch (ask.do) {
    case 'setRules':
      return setRules(round, ask, context)
    case 'setList':
      return setList(round, ask, context)
    case 'setCheckers':
      return setCheckers(round, ask, context)
    case 'extendVoting':
      return extendVoting(round, ask, context)

    case 'propose':
      return propose(round, ask, context)
    case 'changeProposal':
      return changeProposal(round, ask, context)
    case 'withdrawProposal':
      return withdrawProposal(round, ask, context)
    case 'closeProposals':
      return closeProposals(round, context)
    case 'takeProposalsAgain':
      return takeProposalsAgain(round, ask, context)

    case 'declareInterest':
      return declareInterest(round, ask, context)
    case 'check':
      return check(round, ask, context)
    case 'leaveOff':
      return leaveOff(round, ask, context)
    case 'putBackOn':
      return putBackOn(round, ask, context)
    case 'replyToLeavingOff':
      return replyToLeavingOff(round, ask, context)

    case 'openVoting':
      return openVoting(round, ask, context)
    case 'voteAgain':
      return voteAgain(round, ask, context)
    case 'vote':
      return vote(round, ask, context)
    case 'takeVoteBack':
      return takeVoteBack(round, ask, context)
    case 'enterPaper':
      return enterPaper(round, ask, context)
    case 'witnessPaper':
      return witnessPaper(round, ask, context)
    case 'dropPaper':
      return dropPaper(round, ask, context)
    case 'closeVoting':
      return closeVoting(round, ask, context)

    case 'publishRound':
      return publishRound(round, ask, context)
    case 'withdrawRound':
      return withdrawRound(round, ask, context)
    case 'startDelivery':
      return startDelivery(round, context)
    case 'agreeMilestone':
      return agreeMilestone(round, ask, context)
    case 'tellMilestone':
      return tellMilestone(round, ask, context)
    case 'nameEvaluation':
      return nameEvaluation(round, ask, context)
  }
}
