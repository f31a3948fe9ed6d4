import { hereIn, type Meeting } from './meeting.ts'

/**
 * Says whether somebody who comes from afar has had no connection for two minutes (`isGone`). Whoever is in the room or
 * on the phone is there without one.
 */
export function isAway(meeting: Meeting, person: string, isGone: (person: string) => boolean): boolean {
  return hereIn(meeting, person)?.how === 'remote' && isGone(person)
}
