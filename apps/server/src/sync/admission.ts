import { guestStandingOf, memberOf, shownName, voicesFor, type Space } from '@alongside/space'
import type { EventLog, People } from '@alongside/storage'
import type { Joiner, Shown } from '@alongside/sync'
import type { SignedIn } from '../auth/auth.ts'
import type { Spaces } from '../spaces/spaces.ts'
import { createCapacities } from './capacities.ts'
import type { LinkMeter } from './link-meter.ts'

/** Says as what someone may enter a section now; null if they may not even read it, or there is none. */
export type Admit = (signedIn: SignedIn, section: string) => Promise<Omit<Joiner, 'member'> | null>

export function createAdmission(
  spaces: Pick<Spaces, 'spaceOf'>,
  people: Pick<People, 'byIds'>,
  events: Pick<EventLog, 'read'>,
  meter: Pick<LinkMeter, 'permissionOn'>,
): Admit {
  const capacitiesOf = createCapacities(events)
  return async ({ person, session, since }, section) => {
    const space = await spaces.spaceOf('section', section)
    const permission = space === null ? null : meter.permissionOn(space, person, section)
    if (space === null || permission === null) return null
    const presence = shownIn(space, person, await nameOf(people, person))
    if (presence === null) return null
    const capacities = await capacitiesOf(space.id, person, since)
    return { person, session, permission, capacities, voices: voicesFor(space, person, section), presence }
  }
}

/** What others in a space are shown of a member; without a name they see the capacity. */
export function shownIn(space: Space, person: string, name: string): Shown | null {
  const member = memberOf(space, person)
  if (member === null) return null
  const { inSpace, colour, capacity } = member
  const guest = guestStandingOf(space, person)
  return { id: person, name: shownName(name, inSpace) ?? '', colour, capacity, guest }
}

/** The name that stands with the people; empty for someone who has not said it yet. */
export async function nameOf(people: Pick<People, 'byIds'>, person: string): Promise<string> {
  const [found] = await people.byIds([person])
  return found?.name ?? ''
}
