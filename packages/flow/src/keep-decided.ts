import type { IdRange } from '@alongside/protocol'
import type * as Y from 'yjs'
import { decidedEntries, idsOfEntries } from './decided-entries.ts'
import { readSuggestions } from './suggestions.ts'

/**
 * Lets a document keep what decided suggestions are about. Yjs forgets what a transaction deleted at its end; what
 * has a fate by then is left, words and entries. So what a suggester took back before the decision is not kept, if the decision came
 * in a later transaction.
 */
export function keepDecided(doc: Y.Doc): void {
  let kept: ((id: Y.ID, length: number) => boolean) | null = null
  doc.on('afterTransaction', () => (kept = null))
  doc.gcFilter = ({ id, length }) => {
    kept ??= within(decidedIds(doc))
    return !kept(id, length)
  }
}

function decidedIds(doc: Y.Doc): readonly IdRange[] {
  const suggestions = readSuggestions(doc)
  const gone = decidedEntries(doc, suggestions).flatMap(({ entry }) =>
    entry.type === 'remove' || entry.type === 'join' ? entry.ids : [],
  )
  return [...suggestions.fates.flatMap(({ ids }) => ids), ...gone, ...idsOfEntries(doc, suggestions.fates)]
}

function within(ranges: readonly IdRange[]): (id: Y.ID, length: number) => boolean {
  if (ranges.length === 0) return () => false
  const byClient = Map.groupBy(ranges, ([client]) => client)
  return ({ client, clock }, length) =>
    byClient.get(client)?.some(([, from, to]) => from < clock + length && clock < to) === true
}
