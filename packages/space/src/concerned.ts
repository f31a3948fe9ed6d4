import { concernsOf } from './concern.ts'
import { readEvent, type Logged } from './event.ts'
import { evolve } from './evolve.ts'
import { grantTo } from './grant.ts'
import type { Space } from './space.ts'

/** Those whom events concern that are about to be written: people, and documents and sections for all who take part in them. */
export function concernedBy(before: Space | null, events: readonly Logged[]): readonly string[] {
  const found = new Set<string>()
  let space = before
  for (const logged of events) {
    const event = readEvent(logged)
    const after = evolve(space, logged)
    if (event !== null && space !== null && after !== null) {
      for (const { whom } of concernsOf(event, logged, space, after)) found.add(whom)
    }
    space = after
  }
  return [...found]
}

/** Says whether a title may stand in a mail, which passes through many hands: everyone in the space may read it. */
export function isOpenTitle(space: Space, document: string): boolean {
  const found = space.documents.get(document)
  if (found === undefined || found.header.confidentiality === 'named') return false
  // Nothing, given to somebody, hides it from them whatever everyone may do (M100).
  if (found.rights.some(({ permission }) => permission === null)) return false
  return grantTo(found.rights, { to: 'space' }) !== undefined
}
