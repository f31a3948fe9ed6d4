import { Refusal } from '@alongside/protocol'
import { holdsOffice, memberOf, type Member, type Space } from '@alongside/space'
import { nothingHere } from './answer.ts'
import type { ApiDeps } from './deps.ts'
import type { ApiContext } from './env.ts'
import { notIn } from './not-in.ts'
import { whoAsks } from './signed-in.ts'

type Deps = Pick<ApiDeps, 'spaces'>
type Asking = { readonly space: Space; readonly me: Member }

/** The space that a path names and the member who asks; whoever is none learns nothing, not even that it is there. */
export async function asMember(deps: Deps, c: ApiContext): Promise<Asking> {
  const { person } = whoAsks(c)
  const space = await spaceIn(deps, c)
  return { space, me: memberOf(space, person) ?? notIn(space, person) }
}

/** The same, but also of a guest whom no link lets in any more, and who may still hand on what they could not save. */
export async function asMemberOrGuestOnce(deps: Deps, c: ApiContext): Promise<Asking> {
  const { person } = whoAsks(c)
  const space = await spaceIn(deps, c)
  const once = space.members.get(person)
  return { space, me: memberOf(space, person) ?? (once?.guest ? once : notIn(space, person)) }
}

/** The same of an organiser; other members are told that it is not for them. */
export async function asOrganiser(deps: Deps, c: ApiContext): Promise<Asking> {
  const asking = await asMember(deps, c)
  if (holdsOffice(asking.space, asking.me.person, 'organiser')) return asking
  throw new Refusal('notAllowed', 'This is for organisers.')
}

async function spaceIn({ spaces }: Deps, c: ApiContext): Promise<Space> {
  const name = c.req.param('space') ?? ''
  return (await spaces.spaceOf('space', name)) ?? (await spaces.spaceOf('slug', name)) ?? nothingHere()
}
