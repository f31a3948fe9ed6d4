export type {
  AppendResult,
  Batch,
  BoundPen,
  ChainHead,
  Erasure,
  RowWithout,
  LoggedSource,
  NewRow,
  RestoringRow,
  Row,
  RowKind,
  SectionStart,
  Source,
  TextLog,
} from './text-log.ts'
export type { BallotAnswer, BallotBox, BoxState, Closing, OpenedBallot, PrepareRows } from './ballot-box.ts'
export type { CaptionLines, KeptCaption } from './caption-lines.ts'
export type { Contacts, KeptContact } from './contacts.ts'
export { refound } from './event-log.ts'
export type { DoneWith, ErasedWith, EventLog, Finder, Finding, FindingChange } from './event-log.ts'
export type { Files, KeptBytes } from './files.ts'
export type { Claim, Claimed, ClaimedJob, Hold, Jobs, NewJob, Outcome, TroubledJob } from './jobs.ts'
export type { Hearing, KeptHearing } from './hearing.ts'
export type { KeptCode, LinkCodes } from './link-codes.ts'
export type { KeptNeeds, NeedsList } from './needs-list.ts'
export type { Task, Tasks } from './tasks.ts'
export type { People, Person } from './people.ts'
export type { RoomSnapshot, Snapshot, Snapshots, TextSnapshot, WordsSnapshot } from './snapshots.ts'
export type { Store } from './store.ts'
export * from './refusals.ts'
export { createMemoryStore } from './memory/memory-store.ts'
export { createMemoryFiles } from './memory/memory-files.ts'
export { rowsPerStretch, stretchOf } from './snapshots.ts'
export { actIn, erasedBy, type ErasedRange, type LogAct } from './chain/act.ts'
export {
  checkChain,
  type ChainFault,
  type ChainReport,
  type CheckedAct,
  type KeptMark,
  type KeptRow,
  type KeptSection,
} from './chain/check-chain.ts'
export { checkHash, nothingKept } from './file-checks.ts'
export { checkEvents, payloadJson } from './event-checks.ts'
export { checkOutcome, jobJson } from './job-checks.ts'
export { checkBallot, checkVote, checkVoter, maxBallotChars, voteUnknown } from './ballot-checks.ts'
export { shuffled, type PlacedRow } from './shuffle.ts'
