export {
  allocationAnswerSchema,
  allocationsAnswerSchema,
  myVoteSchema,
  publicRoundSchema,
  type AllocationAnswer,
  type AllocationsAnswer,
  type AllocationSummary,
  type MyVote,
  type PublicRound,
} from './answer.ts'
export type { CompleteAllocationAsk, VoteInBox } from './ask.ts'
export { ballotChecker, namedOn, type BallotProblem } from './ballot.ts'
export { ballotsFileOf, ballotsFileSchema, type BallotsFile, type CountedRound } from './ballots-file.ts'
export { ballotPaperOf } from './ballot-paper.ts'
export { papersIn, seedIn } from './box.ts'
export { cardOrder } from './card-order.ts'
export { closingFrom, closingRows, type Closing, type GivenVote } from './closing.ts'
export { countRound } from './count.ts'
export { decideRound } from './decide.ts'
export type { AllocationContext } from './decide/context.ts'
export { hashOfSeats, whyNotRules } from './decide/setup.ts'
export { mayLeadRound, mayLendHand, mayPublishRound } from './decide/powers.ts'
export { isVoter } from './decide/voting.ts'
export type { AllocationDecision } from './decision.ts'
export { allocationEventSchema, readAllocationEvent, type AllocationEvent } from './event.ts'
export { evolveRound } from './evolve.ts'
export { eventFor, roundFor, type RoundSeer } from './hearing.ts'
export { sha256 } from './hash.ts'
export { readBallotsFile, type FileProblem, type ReadFile } from './read-file.ts'
export { missingForVoting, type Missing } from './readiness.ts'
export { recount, type Recount } from './recount.ts'
export {
  allocationResultSchema,
  type AllocationResult,
  type CountedProposal,
  type NearMiss,
  type Outcome,
} from './result.ts'
export {
  countRulesSchema,
  proposalSchema,
  type BallotPaper,
  type CountRules,
  type Proposal,
} from './rules.ts'
export {
  awardedIn,
  costOf,
  freshRound,
  hasInterest,
  isAssisted,
  roundSchema,
  standingPage,
  votedOn,
  type PaperBatch,
  type Delivery,
  type Milestone,
  type Proposed,
  type Round,
} from './round.ts'
export { openVote, votedSelf, voteSealer, type SealedVote } from './sealed-vote.ts'
export { turnoutOf, turnoutSchema, type Turnout, type Voting } from './turnout.ts'
export { uniteInRound } from './unite.ts'
