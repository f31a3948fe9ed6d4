import type { EventEnvelope } from '@alongside/protocol'
import { z } from 'zod'
import { captionsDropped, captionsKept } from './event/caption.ts'
import { cardLowered, cardRaised } from './event/card.ts'
import { interestDecided, interestDeclared, interestReplied, interestWithdrawn } from './event/interest.ts'
import { actionAgreed, actionTold, decisionRecorded, dissented, dissentTakenBack } from './event/decision.ts'
import { confidenceChanged, itemAdded, itemChanged, itemClosed, itemOpened } from './event/item.ts'
import {
  amendingEnded,
  amendUntilSet,
  minutesApproved,
  minutesSentBack,
  notesApproved,
} from './event/minutes.ts'
import {
  agendaPublished,
  meetingCalled,
  meetingCalledOff,
  noticeChanged,
  quorumSet,
  seatsSet,
  seriesSet,
} from './event/notice.ts'
import { askedHowItWas, lessonSaid, lessonTakenBack } from './event/lesson.ts'
import { checksMade, checkTicked, packSent, paperAdded, paperRemoved } from './event/paper.ts'
import { publicCopyMade, publicCopyWithdrawn } from './event/public-copy.ts'
import {
  apologised,
  cameIn,
  meetingEnded,
  meetingOfficeEnded,
  meetingOfficeGiven,
  meetingOpened,
  wentOut,
} from './event/roll.ts'
import { askedToSpeak, askTakenBack, speakerCalled, turnEnded } from './event/turn.ts'
import {
  ballotCast,
  ballotLate,
  ballotTakenBack,
  voteCalledOff,
  voteClosed,
  voted,
  voteOpened,
} from './event/vote.ts'

/** Everything that happens in a meeting: small, in the past tense, one schema each. */
export const meetingEventSchema = z.discriminatedUnion('kind', [
  meetingCalled,
  noticeChanged,
  seatsSet,
  quorumSet,
  seriesSet,
  agendaPublished,
  meetingCalledOff,
  itemAdded,
  itemChanged,
  confidenceChanged,
  itemOpened,
  itemClosed,
  paperAdded,
  paperRemoved,
  packSent,
  checksMade,
  checkTicked,
  cameIn,
  wentOut,
  apologised,
  meetingOfficeGiven,
  meetingOfficeEnded,
  meetingOpened,
  meetingEnded,
  amendUntilSet,
  amendingEnded,
  notesApproved,
  minutesApproved,
  minutesSentBack,
  publicCopyMade,
  publicCopyWithdrawn,
  interestDeclared,
  interestWithdrawn,
  interestDecided,
  interestReplied,
  askedToSpeak,
  askTakenBack,
  speakerCalled,
  turnEnded,
  captionsKept,
  captionsDropped,
  cardRaised,
  cardLowered,
  askedHowItWas,
  lessonSaid,
  lessonTakenBack,
  voteOpened,
  ballotCast,
  voted,
  ballotTakenBack,
  ballotLate,
  voteClosed,
  voteCalledOff,
  decisionRecorded,
  dissented,
  dissentTakenBack,
  actionAgreed,
  actionTold,
])
export type MeetingEvent = z.infer<typeof meetingEventSchema>

/** An event of one kind. */
export type MeetingEventOf<Kind extends MeetingEvent['kind']> = Extract<MeetingEvent, { kind: Kind }>

/** When an event happened, and by whose act. */
export type Logged = Pick<EventEnvelope, 'at' | 'actor'>

/** Reads what happened in a meeting from an event of the log; null for what is none of its events. */
export function readMeetingEvent(logged: Pick<EventEnvelope, 'kind' | 'payload'>): MeetingEvent | null {
  const read = meetingEventSchema.safeParse({ kind: logged.kind, payload: logged.payload })
  return read.success ? read.data : null
}
