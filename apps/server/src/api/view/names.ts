import type { Language } from '@alongside/kinds'
import type { Capacity, GuestStanding } from '@alongside/protocol'
import type { People } from '@alongside/storage'
import { guestStandingOf, meetingOfNewcomer, selfOf, shownName, type Space } from '@alongside/space'
import { wordsIn } from '../../mail/words/words.ts'

/** People's names as they chose to be shown in a space. */
export interface Names {
  /** Null where only the capacity is shown. */
  of(person: string): string | null
  /** Never empty: the capacity where no name is shown. */
  orCapacity(person: string, capacity: Capacity): string
  /** Who someone is now, and of guests how their capacity stands. */
  who(person: string): { readonly id: string; readonly guest?: GuestStanding }
}

/** Reads the names of people for the readers of a space. */
export async function namesIn(
  space: Space,
  people: People,
  ids: Iterable<string>,
  language: Language,
): Promise<Names> {
  const wanted = new Set([...ids].map((id) => selfOf(space, id)))
  const known = new Map((await people.byIds([...wanted])).map((person) => [person.id, person.name]))
  const of = (person: string) => {
    const self = selfOf(space, person)
    const member = space.members.get(self)
    // Whoever is on a roll by name alone has no other way of being told from others.
    if (member === undefined) {
      return meetingOfNewcomer(space, self) === null ? null : (known.get(self) ?? null)
    }
    return shownName(known.get(self) ?? '', member.inSpace)
  }
  return {
    of,
    orCapacity: (person, capacity) => of(person) ?? wordsIn(language).capacity[capacity],
    who(person) {
      const id = selfOf(space, person)
      const guest = guestStandingOf(space, id)
      return guest === null ? { id } : { id, guest }
    },
  }
}
