import { isAway } from './away.ts'
import { effectOn } from './interest.ts'
import { hereIn, presentIn, type Meeting } from './meeting.ts'
import type { Attendance } from './part.ts'

/** Says whether someone on the roll has a vote: their own seat's, or that of whom they stand in for while those are not here. */
export function hasVote(
  meeting: Meeting,
  { person, attends }: Pick<Attendance, 'person' | 'attends'>,
): boolean {
  switch (attends.as) {
    case 'observer':
      return false
    case 'self':
      return meeting.seats.get(person)?.votes ?? false
    case 'substitute':
      return (
        attends.votes &&
        hereIn(meeting, attends.of) === null &&
        (meeting.seats.get(attends.of)?.votes ?? false)
      )
  }
}

/**
 * Those who count for quorum and votes, on an item or between items: who is here with a vote, and whom no interest
 * keeps from it. Whoever comes from afar and has had no connection for two minutes (`isGone`) is not here.
 */
export function votersOn(
  meeting: Meeting,
  item: string | null,
  isGone: (person: string) => boolean,
): readonly Attendance[] {
  return presentIn(meeting).filter(
    (attendance) =>
      hasVote(meeting, attendance) &&
      !isAway(meeting, attendance.person, isGone) &&
      (item === null || effectOn(meeting, attendance.person, item) === 'stayAndSpeak'),
  )
}
