import { hasEnded, isApproved, isOutOf, mayNote, mayPrepare, wasHere } from '@alongside/meeting'
import type { Permission } from '@alongside/protocol'
import { memberOf, membersOf, type Space, type SpaceDocument } from './space.ts'

/** Says whether a person is out of the item of a meeting whose notes stand in a section, while it is on. */
export function isOutOfItem(space: Space, person: string, document: string, section: string): boolean {
  const meeting = space.meetings.get(document)
  return meeting !== undefined && isOutOf(meeting, person, section)
}

/**
 * What a person may do at most in the notes of a meeting that is over: those who were there suggest until a day, whoever
 * takes the notes puts them right, and once they are approved nobody changes them. Null: no limit.
 */
export function limitAfterMeeting(space: Space, person: string, { id }: SpaceDocument): Permission | null {
  const meeting = space.meetings.get(id)
  if (meeting === undefined || !hasEnded(meeting)) return null
  // What is approved is put right in the next minutes; that something is wrong can still be said.
  if (isApproved(meeting)) return 'comment'
  const offices = memberOf(space, person)?.offices ?? []
  if (mayNote(meeting, { actor: person, offices })) return null
  return wasHere(meeting, person) && !meeting.minutes.amendingOver ? 'suggest' : 'comment'
}

/** Says whether what stands in a document are minutes that were approved: its parts are not changed any more. */
export function hasApprovedMinutes(space: Space, document: string): boolean {
  const meeting = space.meetings.get(document)
  return meeting !== undefined && isApproved(meeting)
}

/** Those who prepare a meeting: only they know what others need, and in what form they were sent the papers. */
export function preparersOf(space: Space, meeting: string): readonly string[] {
  const known = space.meetings.get(meeting)
  if (known === undefined) return []
  return membersOf(space)
    .filter(({ person, offices }) => mayPrepare(known, { actor: person, offices }))
    .map(({ person }) => person)
}
