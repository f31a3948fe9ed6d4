import { isApproved, mayNote, type Attendance } from '@alongside/meeting'
import { permissionOn } from './permission.ts'
import { memberOf, type Space } from './space.ts'

/**
 * Those whose spoken words somebody may type into the notes of an item, each in the capacity of the roll: whoever takes
 * the notes types for all on the roll who may hear the item, from the opening until the minutes are approved.
 */
export function voicesFor(
  space: Space,
  person: string,
  section: string,
): readonly Pick<Attendance, 'person' | 'capacity'>[] {
  const meeting = space.meetings.get(space.places.get(section) ?? '')
  const item = meeting?.items.get(section)
  if (meeting === undefined || item === undefined) return []
  if (meeting.openedAt === null || isApproved(meeting)) return []
  const offices = memberOf(space, person)?.offices ?? []
  if (!mayNote(meeting, { actor: person, offices })) return []
  // Whoever is nobody in the space has no right to read anything, and hears what is not confidential.
  const hears = (one: string) =>
    space.members.has(one) ? permissionOn(space, one, section) !== null : !item.confidential
  return [...meeting.roll.values()]
    .filter((one) => one.person !== person && hears(one.person))
    .map((one) => ({ person: one.person, capacity: one.capacity }))
}
