import { decideMeeting, type Meeting, type MeetingContext, type MeetingEvent } from '@alongside/meeting'
import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { officesToTell } from '../carried-actions.ts'
import type { Answer, Effect } from '../decision.ts'
import { followersOf } from '../following.ts'
import { maySee, permissionOn } from '../permission.ts'
import { paperToAdd } from '../paper.ts'
import { stillOpen } from '../public-copy.ts'
import { memberOf, placeOf, type Member, type Space } from '../space.ts'
import { agreedLater } from './action.ts'
import type { Context } from './context.ts'
import { amendingEnds } from './minutes.ts'

/** Whatever else is asked of a meeting is decided by it, with what the space knows of those who come. */
export function meet(space: Space, me: Member, ask: AskTo<'meet'>, context: Context): Answer {
  const { meeting: id } = ask
  const meeting = space.meetings.get(id)
  if (meeting === undefined || !maySee(space, me.person, id)) return notFound()
  if (space.documents.get(id)?.putAway === true) return refuse('ended', 'This meeting has been put away.')
  if (ask.ask.do === 'addPaper') {
    const found = paperToAdd(space, me.person, id, ask.ask)
    if ('refusal' in found) return found
  }
  if (ask.ask.do === 'makePublicCopy') {
    const { items } = ask.ask
    if (stillOpen(space, id, items).length < items.length) return notFound()
  }
  const decision = decideMeeting(meeting, ask.ask, contextOf(space, me, ask, context))
  if ('refusal' in decision) return decision
  const { events, voice, byNobody, newcomer, sealed, closes } = decision
  return {
    events,
    ...(voice === undefined ? {} : { voice }),
    ...(byNobody === true ? { byItself: true } : {}),
    ...(newcomer === undefined ? {} : { made: newcomer.person }),
    effects: [
      ...events.flatMap((event) => laterOf(space, meeting, event, context.at)),
      ...(newcomer === undefined ? [] : [{ type: 'addPerson' as const, ...newcomer }]),
      ...(sealed === undefined ? [] : [{ type: 'sealBallot' as const, ...sealed }]),
      ...(closes === undefined ? [] : [{ type: 'closeBox' as const, meeting: id, vote: closes }]),
    ],
  }
}

/** What is to be asked at its time: whether amendments are over, and what somebody took on is done. */
function laterOf(space: Space, meeting: Meeting, event: MeetingEvent, since: number): readonly Effect[] {
  switch (event.kind) {
    case 'amendUntilSet':
      return [amendingEnds(space.timeZone, meeting.id, event.payload.day, since)]
    case 'minutesSentBack':
      return [amendingEnds(space.timeZone, meeting.id, event.payload.amendUntil, since)]
    default:
      return agreedLater(space, meeting.id, event, since)
  }
}

function contextOf(
  space: Space,
  me: Member,
  ask: AskTo<'meet'>,
  { at, today, newId }: Context,
): MeetingContext {
  const { meeting, presence } = ask
  return {
    actor: me.person,
    at,
    today,
    newId,
    offices: ask.ask.do === 'tellAction' ? officesToTell(space, me.person, meeting) : me.offices,
    followers: followersOf(space, meeting).filter(({ id }) => maySee(space, me.person, id)),
    mayRead: (person, item) =>
      permissionOn(space, person, item) !== null && placeOf(space, item)?.section.putAway === false,
    mayCome: (person) => maySee(space, person, meeting),
    capacitiesOf(person) {
      const member = memberOf(space, person)
      if (member === null) return []
      return member.guest === null ? member.seat.capacities : [member.capacity]
    },
    ...presence,
  }
}
