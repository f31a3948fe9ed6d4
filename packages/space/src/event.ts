import { allocationEventSchema } from '@alongside/allocation'
import { evaluationEventSchema } from '@alongside/evaluation'
import { meetingEventSchema } from '@alongside/meeting'
import type { EventEnvelope } from '@alongside/protocol'
import { z } from 'zod'
import { actionCame } from './event/action.ts'
import {
  commented,
  fileDescribed,
  reacted,
  reopened,
  replied,
  resolved,
  reworded,
  takenBack,
  wordsConfirmed,
} from './event/comment.ts'
import {
  documentBroughtBack,
  documentCreated,
  documentPutAway,
  documentRenamed,
  headerChanged,
  versionNamed,
} from './event/document.ts'
import { wordsErased } from './event/erased.ts'
import { fileAdded, fileRemoved } from './event/file.ts'
import { wordsHanded, wordsSettled } from './event/handed.ts'
import {
  invitationAccepted,
  invitationEnded,
  invitationNotSent,
  invitationSent,
  invitationSentAfterAll,
  invitationSentAgain,
  invitationWithdrawn,
} from './event/invitation.ts'
import {
  capacityTaken,
  memberJoined,
  memberLeft,
  memberLimited,
  nameShownChanged,
  personRenamed,
  seatChanged,
} from './event/member.ts'
import {
  guestConfirmed,
  guestJoined,
  guestRemoved,
  guestUnited,
  linkChanged,
  linkEnded,
  linkMade,
  linkPaused,
  linkResumed,
  linkWithdrawn,
} from './event/link.ts'
import {
  invitedForgotten,
  namePlaceSettled,
  namesFound,
  personForgotten,
  saidNamesFound,
  saidNameSettled,
} from './event/forgetting.ts'
import { lastDayOver } from './event/last-day.ts'
import { officeEnded, officeGiven } from './event/office.ts'
import {
  expertiseRecorded,
  expertiseTakenBack,
  interestRegistered,
  registeredEnded,
} from './event/register.ts'
import { reviewCame } from './event/review.ts'
import { rightGiven, rightTakenBack } from './event/right.ts'
import {
  sectionAdded,
  sectionBroughtBack,
  sectionClosed,
  sectionMoved,
  sectionOpened,
  sectionPutAway,
  sectionRenamed,
  sectionReopened,
  titleShown,
} from './event/section.ts'
import { serviceAdded, serviceChanged } from './event/service.ts'
import { suggestionsDecided } from './event/suggestion.ts'
import { voiceCodeMissed, voiceCodeSent, voiceConfirmed, voiceDisowned, wordsTyped } from './event/voiced.ts'
import { spaceOpened, spaceRenamed, timeZoneChanged } from './event/space.ts'

/** Everything that happens in a space: small, in the past tense, one schema each. */
export const spaceEventSchema = z.discriminatedUnion('kind', [
  spaceOpened,
  spaceRenamed,
  timeZoneChanged,
  memberJoined,
  seatChanged,
  capacityTaken,
  nameShownChanged,
  personRenamed,
  memberLimited,
  memberLeft,
  invitedForgotten,
  namesFound,
  namePlaceSettled,
  saidNamesFound,
  saidNameSettled,
  personForgotten,
  officeGiven,
  officeEnded,
  invitationSent,
  invitationSentAgain,
  invitationNotSent,
  invitationSentAfterAll,
  invitationEnded,
  invitationWithdrawn,
  invitationAccepted,
  linkMade,
  linkChanged,
  linkPaused,
  linkResumed,
  linkWithdrawn,
  linkEnded,
  guestJoined,
  guestConfirmed,
  guestRemoved,
  guestUnited,
  documentCreated,
  documentRenamed,
  headerChanged,
  reviewCame,
  versionNamed,
  documentPutAway,
  documentBroughtBack,
  sectionAdded,
  sectionRenamed,
  sectionMoved,
  sectionPutAway,
  sectionBroughtBack,
  sectionClosed,
  sectionReopened,
  sectionOpened,
  titleShown,
  rightGiven,
  rightTakenBack,
  wordsHanded,
  wordsSettled,
  suggestionsDecided,
  wordsErased,
  wordsTyped,
  voiceConfirmed,
  voiceDisowned,
  voiceCodeSent,
  voiceCodeMissed,
  actionCame,
  lastDayOver,
  interestRegistered,
  registeredEnded,
  expertiseRecorded,
  expertiseTakenBack,
  serviceAdded,
  serviceChanged,
  fileAdded,
  fileRemoved,
  fileDescribed,
  commented,
  replied,
  reworded,
  takenBack,
  wordsConfirmed,
  reacted,
  resolved,
  reopened,
  ...meetingEventSchema.options,
  ...evaluationEventSchema.options,
  ...allocationEventSchema.options,
])
export type SpaceEvent = z.infer<typeof spaceEventSchema>
export type SpaceEventKind = SpaceEvent['kind']

/** An event of one kind. */
export type EventOf<Kind extends SpaceEventKind> = Extract<SpaceEvent, { kind: Kind }>

/** Reads what happened from an event of the log; null for a kind that this version does not know. */
export function readEvent(logged: Pick<EventEnvelope, 'kind' | 'payload'>): SpaceEvent | null {
  const read = spaceEventSchema.safeParse({ kind: logged.kind, payload: logged.payload })
  return read.success ? read.data : null
}
