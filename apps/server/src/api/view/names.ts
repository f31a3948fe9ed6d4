import type { Language } from '@alongside/kinds'
import type { Capacity } from '@alongside/protocol'
import type { People } from '@alongside/storage'
import { shownName, type Space } from '@alongside/space'
import { wordsIn } from '../../mail/words/words.ts'

/** People's names as they chose to be shown in a space. */
export interface Names {
  /** Null where only the capacity is shown. */
  of(person: string): string | null
  /** Never empty: the capacity where no name is shown. */
  orCapacity(person: string, capacity: Capacity): string
}

/** Reads the names of people for the readers of a space. */
export async function namesIn(
  space: Space,
  people: People,
  ids: Iterable<string>,
  language: Language,
): Promise<Names> {
  const known = new Map((await people.byIds([...new Set(ids)])).map((person) => [person.id, person.name]))
  const of = (person: string) => {
    const member = space.members.get(person)
    return member === undefined ? null : shownName(known.get(person) ?? '', member.inSpace)
  }
  return { of, orCapacity: (person, capacity) => of(person) ?? wordsIn(language).capacity[capacity] }
}
