import { originViews, type Attribution, type WriterOf } from '@alongside/attribution'
import { idFollower, readSuggestions, type Moved, type Suggestions } from '@alongside/flow'
import type * as Y from 'yjs'

/** Which words of a section were taken from others of it, in the order in which it was done. */
export function movedIn(attribution: Attribution, writerOf: WriterOf): readonly Moved[] {
  return originViews(attribution, writerOf, 0).flatMap(({ client, clock, length, from }) =>
    from === null ? [] : [{ client, clock, length, from }],
  )
}

/** What is suggested in a document, about the words that it is about wherever they were taken (F42). */
export function followedSuggestions(doc: Y.Doc, attribution: Attribution, writerOf: WriterOf): Suggestions {
  const suggestions = readSuggestions(doc)
  if (suggestions.entries.length === 0) return suggestions
  return suggestions.following(idFollower(doc, movedIn(attribution, writerOf)))
}
