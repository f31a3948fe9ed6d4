import { memberOf, permissionOn, shownName, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import type { Joiner, Shown } from '@alongside/sync'
import type { SignedIn } from '../auth/auth.ts'
import type { Spaces } from '../spaces/spaces.ts'

/** Says as what someone may enter a section now; null if they may not even read it, or there is none. */
export type Admit = (signedIn: SignedIn, section: string) => Promise<Omit<Joiner, 'member'> | null>

export function createAdmission(spaces: Pick<Spaces, 'spaceOf'>, people: Pick<People, 'byIds'>): Admit {
  return async ({ person, session }, section) => {
    const space = await spaces.spaceOf('section', section)
    if (space === null || permissionOn(space, person, section) === null) return null
    const presence = shownIn(space, person, await nameOf(people, person))
    const member = memberOf(space, person)
    const permission = permissionOn(space, person, section)
    if (presence === null || member === null || permission === null) return null
    return {
      person,
      session,
      permission,
      capacities: member.seat.capacities,
      defaultCapacity: member.capacity,
      voices: [person],
      presence,
    }
  }
}

/** What others in a space are shown of a member; without a name they see the capacity. */
export function shownIn(space: Space, person: string, name: string): Shown | null {
  const member = memberOf(space, person)
  if (member === null) return null
  const { inSpace, colour, capacity } = member
  return { id: person, name: shownName(name, inSpace) ?? '', colour, capacity }
}

/** The name that stands with the people; empty for someone who has not said it yet. */
export async function nameOf(people: Pick<People, 'byIds'>, person: string): Promise<string> {
  const [found] = await people.byIds([person])
  return found?.name ?? ''
}
