import { memberOf, type Member, type Space } from '@alongside/space'
import { nothingHere } from './answer.ts'
import type { ApiDeps } from './deps.ts'
import type { ApiContext } from './env.ts'
import { notIn } from './not-in.ts'
import { whoAsks } from './signed-in.ts'

/** The space that a path names and the member who asks; whoever is none learns nothing, not even that it is there. */
export async function asMember(
  { spaces }: Pick<ApiDeps, 'spaces'>,
  c: ApiContext,
): Promise<{ space: Space; me: Member }> {
  const { person } = whoAsks(c)
  const name = c.req.param('space') ?? ''
  const space = (await spaces.spaceOf('space', name)) ?? (await spaces.spaceOf('slug', name))
  if (space === null) return nothingHere()
  return { space, me: memberOf(space, person) ?? notIn(space, person) }
}
