import type { Round } from '@alongside/allocation'
import { maySee, memberOf, type Member, type Space, type SpaceDocument } from '@alongside/space'
import { nothingHere } from './answer.ts'
import type { ApiDeps } from './deps.ts'
import type { ApiContext } from './env.ts'
import { notIn } from './not-in.ts'
import { whoAsks } from './signed-in.ts'

export interface AskedAllocation {
  readonly person: string
  readonly me: Member
  readonly space: Space
  readonly document: SpaceDocument
  readonly round: Round
}

/** The round that a path names, for somebody who may see it. */
export async function askedAllocation(
  { spaces }: Pick<ApiDeps, 'spaces'>,
  c: ApiContext,
): Promise<AskedAllocation> {
  const { person } = whoAsks(c)
  const id = c.req.param('allocation') ?? ''
  const space = await spaces.spaceOf('document', id)
  const document = space?.documents.get(id)
  const round = space?.allocations.get(id)
  if (space === null || document === undefined || round === undefined) return nothingHere()
  const me = memberOf(space, person) ?? notIn(space, person, id)
  if (!maySee(space, person, id)) return nothingHere()
  return { person, me, space, document, round }
}
