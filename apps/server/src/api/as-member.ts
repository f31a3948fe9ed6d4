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
export async function asMember({ spaces }: Deps, c: ApiContext): Promise<Asking> {
  const { person } = whoAsks(c)
  const name = c.req.param('space') ?? ''
  const space = (await spaces.spaceOf('space', name)) ?? (await spaces.spaceOf('slug', name))
  if (space === null) return nothingHere()
  return { space, me: memberOf(space, person) ?? notIn(space, person) }
}

/** The same of an organiser; other members are told that it is not for them. */
export async function asOrganiser(deps: Deps, c: ApiContext): Promise<Asking> {
  const asking = await asMember(deps, c)
  if (holdsOffice(asking.space, asking.me.person, 'organiser')) return asking
  throw new Refusal('notAllowed', 'This is for organisers.')
}
