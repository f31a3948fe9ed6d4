import { Refusal } from '@alongside/protocol'
import { isName, isNameTaken, membersOf, shownName, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'

/** Refuses a name of signs alone, and one that would be read as that of a member who shows theirs. */
export async function checkName(
  { people }: { readonly people: Pick<People, 'byIds'> },
  space: Space,
  name: string,
): Promise<void> {
  if (!isName(name)) throw new Refusal('invalid', 'A name needs at least one letter or number.', 'name')
  const members = membersOf(space).filter(
    ({ guest, inSpace }) => guest === null && inSpace !== 'capacityOnly',
  )
  const known = new Map(
    (await people.byIds(members.map(({ person }) => person))).map((one) => [one.id, one.name]),
  )
  const shown = members.flatMap(({ person, inSpace }) => {
    const full = known.get(person) ?? ''
    return full === '' ? [] : [full, shownName(full, inSpace) ?? full]
  })
  if (isNameTaken(name, shown)) {
    throw new Refusal(
      'alreadyDone',
      'Someone here is called that already. Add something to tell you apart.',
      'name',
    )
  }
}
