import type { Meeting } from '@alongside/meeting'
import { notFound } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { atEndOf, type Answer, type Effect } from '../decision.ts'
import type { Space } from '../space.ts'
import type { Context } from './context.ts'

/** Decided as things stand by then: another day may have been set, or the minutes have been approved. */
export function endAmending(space: Space, ask: AskTo<'endAmending'>, { today }: Context): Answer {
  const meeting = space.meetings.get(ask.meeting)
  if (meeting === undefined) return notFound()
  const { amendUntil, amendingOver } = meeting.minutes
  const isOver = amendUntil === ask.day && today > ask.day && meeting.phase === 'draftMinutes'
  if (!isOver || amendingOver) return { events: [] }
  return {
    events: [{ kind: 'amendingEnded', payload: { meeting: ask.meeting, day: ask.day } }],
    byItself: true,
  }
}

/** Has it asked at the end of a day whether amendments to the minutes of a meeting are over. */
export function amendingEnds(timeZone: string, meeting: string, day: string, since: number): Effect {
  return atEndOf({ day, timeZone, since }, meeting, { do: 'endAmending', meeting, day })
}

/** The same for minutes as they stand, if there is such a day. */
export function amendingLater({ id, phase, minutes }: Meeting, timeZone: string, since: number): Effect[] {
  const { amendUntil, amendingOver } = minutes
  if (phase !== 'draftMinutes' || amendUntil === null || amendingOver) return []
  return [amendingEnds(timeZone, id, amendUntil, since)]
}
