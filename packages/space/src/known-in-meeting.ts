import { mayKnowOf } from './guest.ts'
import { maySee } from './permission.ts'
import { memberOf, type Space } from './space.ts'

/** Says whether somebody in a meeting is told of a person there: of one who may see the meeting, and of whom they may know. */
export function mayKnowOfInMeeting(space: Space, reader: string, meeting: string, person: string): boolean {
  const member = memberOf(space, person)
  return member !== null && maySee(space, person, meeting) && mayKnowOf(space, reader, member)
}
