import { isOutOf, type Meeting, type MeetingEvent } from '@alongside/meeting'

/**
 * What other events of a space may change of what somebody sees of a meeting: rights, parts, offices, limits, and that
 * a guest and somebody with an account turned out to be one. Also what is scored together in it, and how far that is;
 * and that a label stands in the place of a name.
 */
const changesSight =
  /^(right|section|document|office|memberLimited|capacityTaken|seatChanged|guestUnited|evaluationHeldIn|scoringStarted|discussingStarted|evaluationFinished|evaluationTakenUp|saidNameSettled)/

/** Says whether an event that is none of a meeting's may change what somebody sees of one. */
export function mayChangeSight(kind: string): boolean {
  return changesSight.test(kind)
}

/** Says whether after an event of a meeting somebody may see more or less of it than events tell. */
export function hasChangedSight(
  event: MeetingEvent,
  before: Meeting,
  after: Meeting,
  { me, isKnown }: { readonly me: string; readonly isKnown: (person: string) => boolean },
): boolean {
  switch (event.kind) {
    // Whoever is to leave an item may not read it while it is on, and may again behind it.
    case 'itemOpened':
    case 'itemClosed':
    case 'interestDecided':
    case 'interestWithdrawn':
      return isOut(before, me) || isOut(after, me)
    // What somebody new is called is not told with what they do.
    case 'cameIn':
      return !isKnown(event.payload.person)
    case 'itemAdded':
    case 'confidenceChanged':
      return true
    case 'meetingOfficeGiven':
    case 'meetingOfficeEnded':
      return event.payload.person === me
    default:
      return false
  }
}

function isOut(meeting: Meeting, person: string): boolean {
  return meeting.on !== null && isOutOf(meeting, person, meeting.on)
}
