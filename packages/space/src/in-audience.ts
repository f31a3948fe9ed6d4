import type { EventEnvelope } from '@alongside/protocol'
import { roundSeer } from './allocation.ts'
import { preparersOf } from './meeting.ts'
import { maySee, permissionOn } from './permission.ts'
import { holdsOffice, memberOf, type Space } from './space.ts'

/** Says whether a person hears of an event as the space stands now. Only members hear anything. */
export function isInAudience(
  space: Space,
  { audience }: Pick<EventEnvelope, 'audience'>,
  person: string,
): boolean {
  const member = memberOf(space, person)
  if (member === null) return false
  switch (audience.to) {
    case 'space':
      return member.guest === null
    case 'organisers':
      return holdsOffice(space, person, 'organiser')
    case 'document':
      return maySee(space, person, audience.document)
    case 'documents':
      return audience.documents.some((document) => maySee(space, person, document))
    case 'section':
      return permissionOn(space, person, audience.section) !== null
    case 'people':
      return audience.people.includes(person)
    case 'meeting': {
      const { meeting, item, preparers, people } = audience
      if (!maySee(space, person, meeting)) return false
      return (
        people.includes(person) ||
        (item !== null && permissionOn(space, person, item) !== null) ||
        (preparers && preparersOf(space, meeting).includes(person))
      )
    }
    case 'hands': {
      const { allocation, people } = audience
      if (!maySee(space, person, allocation)) return false
      return people.includes(person) || roundSeer(space, person, allocation).lendsHand
    }
  }
}
