export {
  meetingAnswerSchema,
  meetingsAnswerSchema,
  meetingSummarySchema,
  type MeetingAnswer,
  type MeetingsAnswer,
  type MeetingSummary,
} from './answer.ts'
export type { CompleteMeetingAsk, NeedOf } from './ask.ts'
export { decideMeeting } from './decide.ts'
export type { MeetingContext } from './decide/context.ts'
export { mayAppoint, mayLead, mayNote, mayPrepare } from './decide/powers.ts'
export type { MeetingDecision } from './decision.ts'
export { meetingEventSchema, readMeetingEvent, type MeetingEvent } from './event.ts'
export { evolveMeeting } from './evolve.ts'
export { effectOn, isOutOf } from './interest.ts'
export { hasEnded } from './decide/phase.ts'
export { freshMeeting, hereIn, presentIn, wasHere, type Meeting, type Phase } from './meeting.ts'
export { nextSpeaker, readyToSpeak } from './next-speaker.ts'
export type { Attendance, Card, Check, Interest, Item, Pack, Paper, Spoken, Turn, Waiting } from './part.ts'
export { meetingFrom, meetingViewSchema, viewFor, type MeetingView, type Seer } from './view.ts'
export { hasVote, votersOn } from './voting.ts'
