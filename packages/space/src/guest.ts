import { maySee } from './permission.ts'
import type { Member, Space } from './space.ts'

/** The documents in which someone is a guest, by links that are open or not; none of a member. */
export function guestIn(space: Space, { guest }: Pick<Member, 'guest'>): readonly string[] {
  const documents = (guest?.links ?? []).map((link) => space.links.get(link)?.document)
  return [...new Set(documents.filter((document) => document !== undefined))]
}

/** Says whether a member may know of someone: of all members, and of guests in documents that they may see. */
export function mayKnowOf(space: Space, member: string, other: Member): boolean {
  return other.guest === null || guestIn(space, other).some((document) => maySee(space, member, document))
}
