import { rootOfSuggestion, suggestionEntrySchema, type Fate, type IdRange } from '@alongside/protocol'
import * as Y from 'yjs'
import type { OpenEntry, Suggestions } from './suggestions.ts'

/**
 * The entries that fates name, those too that were taken back afterwards, as far as the document keeps them (F15f):
 * whoever took one back had not heard of its fate.
 */
export function decidedEntries(doc: Y.Doc, { fates, decided }: Suggestions): readonly OpenEntry[] {
  const standing = new Set(decided.map(({ suggestion, key }) => `${suggestion} ${key}`))
  const taken = fates.flatMap(({ suggestion, entries }) =>
    entries.flatMap((key): OpenEntry[] => {
      const content = standing.has(`${suggestion} ${key}`) ? null : itemOf(doc, suggestion, key)?.content
      if (!(content instanceof Y.ContentAny)) return []
      const { success, data } = suggestionEntrySchema.safeParse(content.arr[0])
      return success && data.type !== 'from' && data.type !== 'taken'
        ? [{ suggestion, key, entry: data }]
        : []
    }),
  )
  return [...decided, ...taken]
}

/** The ids of the entries that fates name. */
export function idsOfEntries(doc: Y.Doc, fates: readonly Fate[]): IdRange[] {
  return fates.flatMap(({ suggestion, entries }) =>
    entries.flatMap((key): IdRange[] => {
      const item = itemOf(doc, suggestion, key)
      return item === undefined ? [] : [[item.id.client, item.id.clock, item.id.clock + 1]]
    }),
  )
}

function itemOf(doc: Y.Doc, suggestion: string, key: string): Y.Item | undefined {
  return doc.getMap(rootOfSuggestion(suggestion))._map.get(key)
}
