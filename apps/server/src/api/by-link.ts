import { Refusal } from '@alongside/protocol'
import { linkState, type Link, type Space, type SpaceDocument } from '@alongside/space'
import { nothingHere } from './answer.ts'
import type { ApiDeps } from './deps.ts'
import { createTokens } from './token.ts'

/** A link that somebody holds, with what it is to. */
export interface Held {
  readonly space: Space
  readonly link: Link
  readonly document: SpaceDocument
}

/** Finds links by what stands in their addresses. */
export function createHolding({ spaces, secret }: Pick<ApiDeps, 'spaces' | 'secret'>) {
  const tokens = createTokens(secret, 'links')

  /** The link with this token, however it stands; refuses a token that was made up. */
  async function held(token: string): Promise<Held> {
    const id = tokens.idOf(token)
    const space = id === null ? null : await spaces.spaceOf('link', id)
    const link = space?.links.get(id ?? '')
    const document = space?.documents.get(link?.document ?? '')
    if (space === null || link === undefined || document === undefined) return nothingHere()
    return { space, link, document }
  }

  /** The link with this token, if it lets anybody in now. */
  async function open(token: string): Promise<Held> {
    const found = await held(token)
    if (linkState(found.link) === 'open') return found
    throw new Refusal('ended', 'This link lets nobody in right now. Ask whoever gave it to you.')
  }

  return { held, open }
}

/** Where a document is read in the pages. */
export function addressOf({ space, document }: Pick<Held, 'space' | 'document'>): string {
  const { meetings, evaluations, allocations } = space
  const rooms = [
    ['m', meetings],
    ['e', evaluations],
    ['a', allocations],
  ] as const
  const [room] = rooms.find(([, all]) => all.has(document.id)) ?? ['d']
  return `/s/${space.slug}/${room}/${document.slug}`
}
