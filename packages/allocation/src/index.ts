export { ballotChecker, namedOn, type BallotProblem } from './ballot.ts'
export { ballotsFileOf, ballotsFileSchema, type BallotsFile, type CountedRound } from './ballots-file.ts'
export { countRound } from './count.ts'
export { sha256 } from './hash.ts'
export { readBallotsFile, type FileProblem, type ReadFile } from './read-file.ts'
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
export { turnoutOf, turnoutSchema, type Turnout, type Voting } from './turnout.ts'
