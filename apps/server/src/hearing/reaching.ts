import { channelOf, memberOf, type Reach, type Space } from '@alongside/space'
import type { Channel } from '@alongside/protocol'
import type { Contacts, KeptNeeds, NeedsList, People } from '@alongside/storage'

export interface ReachingDeps {
  readonly people: Pick<People, 'byIds'>
  readonly contacts: Pick<Contacts, 'of'>
}

/** Where somebody in a space is reached: at the address of their account, or where they left word as a guest. */
export interface Reached extends Reach {
  readonly hasAccount: boolean
}

/** Reads where somebody is reached now: what a guest has taken away is gone at once. */
export async function reachOf(
  { people, contacts }: ReachingDeps,
  space: Space,
  person: string,
): Promise<Reached> {
  const [known] = await people.byIds([person])
  const account = known?.email ?? null
  const isGuest = memberOf(space, person)?.guest != null
  const left = isGuest ? (await contacts.of(space.id, [person])).get(person) : undefined
  return {
    email: account ?? left?.email ?? '',
    phone: left?.phone ?? '',
    post: left?.post ?? '',
    hasAccount: account !== null,
  }
}

/** How somebody is told outside the product, with what that follows from. */
export interface Telling {
  readonly written: KeptNeeds | null
  readonly reach: Reached
  readonly channel: Channel
}

/** Reads how somebody is told outside the product now. */
export async function tellingOf(
  deps: ReachingDeps & { readonly needs: Pick<NeedsList, 'find'> },
  space: Space,
  person: string,
): Promise<Telling> {
  const [written, reach] = await Promise.all([
    deps.needs.find(space.id, person),
    reachOf(deps, space, person),
  ])
  return { written, reach, channel: channelOf(space, person, written, reach) }
}
