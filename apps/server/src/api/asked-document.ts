import { maySee, memberOf, type Space, type SpaceDocument } from '@alongside/space'
import { nothingHere } from './answer.ts'
import type { ApiDeps } from './deps.ts'
import type { ApiContext } from './env.ts'
import { notIn } from './not-in.ts'
import { whoAsks } from './signed-in.ts'

/** A document that somebody asks about and may see. */
interface AskedDocument {
  readonly person: string
  readonly space: Space
  readonly document: SpaceDocument
}

/** Finds the document of a request; to whoever may not see it there is none. */
export async function askedDocument(
  { spaces }: Pick<ApiDeps, 'spaces'>,
  c: ApiContext,
): Promise<AskedDocument> {
  const { person } = whoAsks(c)
  const id = c.req.param('document') ?? ''
  const space = await spaces.spaceOf('document', id)
  const document = space?.documents.get(id)
  if (space === null || document === undefined) return nothingHere()
  if (memberOf(space, person) === null) return notIn(space, person, id)
  if (!maySee(space, person, id)) return nothingHere()
  return { person, space, document }
}
