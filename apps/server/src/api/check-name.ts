import { Refusal } from '@alongside/protocol'
import { isNameTaken, membersOf, shownName, type Space } from '@alongside/space'
import type { ApiDeps } from './deps.ts'

/** Refuses a name that would be read as that of a member who shows theirs. */
export async function checkName(
  { people }: Pick<ApiDeps, 'people'>,
  space: Space,
  name: string,
): Promise<void> {
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
