import type { MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import { stopForRed } from './item.ts'

export function raiseCard(meeting: Meeting, { payload }: MeetingEventOf<'cardRaised'>, at: number): Meeting {
  const { card: id, colour, by } = payload
  if (meeting.cards.has(id)) return meeting
  const cards = new Map(meeting.cards).set(id, { id, colour, by, raisedAt: at })
  return stopForRed({ ...meeting, cards }, at)
}

export function lowerCard(meeting: Meeting, id: string, at: number): Meeting {
  if (!meeting.cards.has(id)) return meeting
  const cards = new Map([...meeting.cards].filter(([card]) => card !== id))
  return stopForRed({ ...meeting, cards }, at)
}
