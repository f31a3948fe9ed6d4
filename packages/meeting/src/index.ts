export {
  afterAnswerSchema,
  answersCloseAt,
  heardGroupSchema,
  sayHeardSchema,
  sayLearnedSchema,
  type AfterAnswer,
} from './after.ts'
export { agendaTimes, type AgendaTimes, type PlannedItem, type Span } from './agenda-times.ts'
export { isAway } from './away.ts'
export {
  keptCaptionsSchema,
  meetingAnswerSchema,
  meetingsAnswerSchema,
  meetingSummarySchema,
  minutesAnswerSchema,
  myBallotSchema,
  paperAnswerSchema,
  type KeptCaptions,
  type MeetingAnswer,
  type MeetingsAnswer,
  type MeetingSummary,
  type MinutesAnswer,
  type PaperAnswer,
} from './answer.ts'
export type { CompleteMeetingAsk, NeedOf, NotesNow } from './ask.ts'
export {
  elapsedMs,
  pauseClock,
  plannedEnd,
  resumeClock,
  startClock,
  totalElapsedMs,
  type Clock,
} from './clock.ts'
export { decideMeeting } from './decide.ts'
export type { MeetingContext } from './decide/context.ts'
export { hasEnded, isApproved } from './decide/phase.ts'
export { mayAppoint, mayCaption, mayChair, mayLead, mayNote, mayPrepare } from './decide/powers.ts'
export type { MeetingDecision } from './decision.ts'
export { meetingEventSchema, readMeetingEvent, type MeetingEvent } from './event.ts'
export { evolveMeeting } from './evolve.ts'
export { heardFigures, heardGroups, type GivenAnswer } from './heard.ts'
export { effectOn, isOutOf } from './interest.ts'
export { unnamedWords, type UnnamedWords } from './learned.ts'
export {
  freshMeeting,
  hereIn,
  holdsMeetingOffice,
  presentIn,
  wasHere,
  type Meeting,
  type Phase,
} from './meeting.ts'
export { nextSpeaker, readyToSpeak } from './next-speaker.ts'
export type {
  Action,
  Attendance,
  Captions,
  Card,
  Check,
  Interest,
  Item,
  Minutes,
  Lesson,
  Pack,
  Paper,
  PublicCopy,
  PublicItem,
  RecordedDecision,
  Spoken,
  Turn,
  Vote,
  Waiting,
} from './part.ts'
export { copyPreviewSchema, type CopyPreview } from './copy-preview.ts'
export { namesInMinutes } from './names-in.ts'
export { leftOutOf, openBlockSchema, openText, type NotesBlock, type OpenBlock } from './open-text.ts'
export { publicCopyIn, publicMinutesOf, type CopyFacts } from './public-copy.ts'
export { publicMinutesSchema, type PublicMinutes } from './public-minutes.ts'
export { quorumOf, type Quorum, type QuorumShort } from './quorum.ts'
export { nextInSeries } from './series.ts'
export { speakingTime, suggestNext, type SpeakingTime, type SpokenTurn } from './speaking-order.ts'
export {
  tallyConsent,
  tallyMajority,
  type Ballot,
  type ConsentResult,
  type MajorityResult,
  type Tally,
} from './tally.ts'
export { ballotsToMove, uniteIn } from './unite.ts'
export { answersOf, isVoterIn, openVoteIn } from './vote.ts'
export { resultOfVote, type VoteResult } from './vote-result.ts'
export { secretBallotSchema } from './event/vote.ts'
export { secretBallotsOf, type SecretBallot } from './secret-ballots.ts'
export { meetingFrom, meetingViewSchema, viewFor, type MeetingView, type Seer } from './view.ts'
export { hasVote, votersOn } from './voting.ts'
