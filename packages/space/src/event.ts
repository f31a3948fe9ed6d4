import type { EventEnvelope } from '@alongside/protocol'
import { z } from 'zod'
import {
  commented,
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
} from './event/document.ts'
import { fileAdded } from './event/file.ts'
import {
  invitationAccepted,
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
import { officeEnded, officeGiven } from './event/office.ts'
import { rightGiven } from './event/right.ts'
import {
  sectionAdded,
  sectionBroughtBack,
  sectionMoved,
  sectionPutAway,
  sectionRenamed,
} from './event/section.ts'
import { spaceOpened, spaceRenamed } from './event/space.ts'

/** Everything that happens in a space: small, in the past tense, one schema each. */
export const spaceEventSchema = z.discriminatedUnion('kind', [
  spaceOpened,
  spaceRenamed,
  memberJoined,
  seatChanged,
  capacityTaken,
  nameShownChanged,
  personRenamed,
  memberLimited,
  memberLeft,
  officeGiven,
  officeEnded,
  invitationSent,
  invitationSentAgain,
  invitationNotSent,
  invitationSentAfterAll,
  invitationWithdrawn,
  invitationAccepted,
  documentCreated,
  documentRenamed,
  headerChanged,
  documentPutAway,
  documentBroughtBack,
  sectionAdded,
  sectionRenamed,
  sectionMoved,
  sectionPutAway,
  sectionBroughtBack,
  rightGiven,
  fileAdded,
  commented,
  replied,
  reworded,
  takenBack,
  wordsConfirmed,
  reacted,
  resolved,
  reopened,
])
export type SpaceEvent = z.infer<typeof spaceEventSchema>
export type SpaceEventKind = SpaceEvent['kind']

/** An event of one kind. */
export type EventOf<Kind extends SpaceEventKind> = Extract<SpaceEvent, { kind: Kind }>

/** An event as the log holds it, with or without its number. */
export type Logged = Omit<EventEnvelope, 'seq'> & { readonly seq?: number }

/** Reads what happened from an event of the log; null for a kind that this version does not know. */
export function readEvent(logged: Pick<Logged, 'kind' | 'payload'>): SpaceEvent | null {
  const read = spaceEventSchema.safeParse({ kind: logged.kind, payload: logged.payload })
  return read.success ? read.data : null
}
