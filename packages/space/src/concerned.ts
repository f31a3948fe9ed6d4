import { grantTo } from './grant.ts'
import type { Space } from './space.ts'

/** Those who have more to hear than before: people, and documents and sections for all who take part in them. */
export function concernedBy(before: Space | null, { notices }: Space): readonly string[] {
  if (before?.notices === notices) return []
  const told = before?.head ?? 0
  return [...notices.keys()].filter((id) => (notices.get(id)?.at(-1)?.seq ?? 0) > told)
}

/** Says whether a title may stand in a mail, which passes through many hands: everyone in the space may read it. */
export function isOpenTitle(space: Space, document: string): boolean {
  const found = space.documents.get(document)
  if (found === undefined || found.header.confidentiality === 'named') return false
  // Nothing, given to somebody, hides it from them whatever everyone may do (M100).
  if (found.rights.some(({ permission }) => permission === null)) return false
  return grantTo(found.rights, { to: 'space' }) !== undefined
}
