import { isApproved, mayNote, type Attendance, type Meeting } from '@alongside/meeting'
import { allows } from '@alongside/protocol'
import { permissionOn } from './permission.ts'
import { memberOf, membersOf, type Space } from './space.ts'

/** Somebody whose words another may type, and in what capacity these are said. */
export type SpokenFor = Pick<Attendance, 'person' | 'capacity'>

/**
 * Those whose words somebody may type in a section. In the notes of a meeting that is for whoever takes them; elsewhere
 * every member who may edit the section types for all who may read it, in the capacity in which they speak now. Guests
 * speak for themselves alone.
 */
export function voicesFor(space: Space, person: string, section: string): readonly SpokenFor[] {
  const meeting = space.meetings.get(space.places.get(section) ?? '')
  if (meeting !== undefined) return voicesInMeeting(space, person, section, meeting)
  if (memberOf(space, person)?.guest !== null || !allows(permissionOn(space, person, section), 'edit'))
    return []
  return readersOf(space, section).filter((one) => one.person !== person)
}

/** Each of those on the roll who may hear the item, in the capacity of the roll, from the opening until the minutes are approved. */
function voicesInMeeting(
  space: Space,
  person: string,
  section: string,
  meeting: Meeting,
): readonly SpokenFor[] {
  const item = meeting.items.get(section)
  if (item === undefined || meeting.openedAt === null || isApproved(meeting)) return []
  const offices = memberOf(space, person)?.offices ?? []
  if (!mayNote(meeting, { actor: person, offices })) return []
  // Whoever is nobody in the space has no right to read anything, and hears what is not confidential.
  const hears = (one: string) =>
    space.members.has(one) ? permissionOn(space, one, section) !== null : !item.confidential
  return [...meeting.roll.values()]
    .filter((one) => one.person !== person && hears(one.person))
    .map((one) => ({ person: one.person, capacity: one.capacity }))
}

/** Who may read a section is asked for each person who is in it, again with each event: a space never changes, so once is enough. */
const known = new WeakMap<Space, Map<string, readonly SpokenFor[]>>()

function readersOf(space: Space, section: string): readonly SpokenFor[] {
  const inSpace = known.get(space) ?? new Map<string, readonly SpokenFor[]>()
  known.set(space, inSpace)
  const found =
    inSpace.get(section) ??
    membersOf(space)
      .filter((one) => permissionOn(space, one.person, section) !== null)
      .map(({ person, capacity }) => ({ person, capacity }))
  inSpace.set(section, found)
  return found
}
