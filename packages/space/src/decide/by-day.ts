import type { Effect } from '../decision.ts'
import { gatheringsIn } from '../following.ts'
import { invitationState, type Space } from '../space.ts'
import { actionsLater } from './action.ts'
import { invitationEnds } from './invitation.ts'
import { standingDaysLater } from './last-day.ts'
import { linkEnds } from './link.ts'
import { amendingLater } from './minutes.ts'
import { reviewLater } from './review.ts'

/**
 * All that is to be asked of a space when a day begins or is over there; `since` (milliseconds since 1970) tells these
 * questions from those that were asked for before. Also of links that have ended, where nobody was told yet.
 */
export function askedByDay(space: Space, today: string, since: number): readonly Effect[] {
  const { timeZone } = space
  const invitations = [...space.invitations.values()].filter((one) => invitationState(one, today) === 'open')
  const links = [...space.links.values()].filter(({ endTold, withdrawn }) => !endTold && !withdrawn)
  return [
    ...invitations.map(({ id, lastDay }) => invitationEnds(timeZone, id, lastDay, since)),
    ...links.map(({ id, lastDay }) => linkEnds(timeZone, id, lastDay, since)),
    ...[...space.meetings.values()].flatMap((meeting) => amendingLater(meeting, timeZone, since)),
    ...[...space.documents.values()].flatMap((document) => reviewLater(document, timeZone, since)),
    ...gatheringsIn(space).flatMap(({ id }) => actionsLater(space, id, since)),
    ...[...space.documents.keys()].flatMap((document) => standingDaysLater(space, document, since)),
  ]
}
