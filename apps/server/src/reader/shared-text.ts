import type { Attribution, SharedText } from '@alongside/attribution'
import { readBlocks, readSuggestions } from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import type * as Y from 'yjs'
import { writersIn } from './attributions.ts'

/** A section as its words are counted; the document is not needed any more then. */
export function sharedText(doc: Y.Doc, pens: readonly Writer[], attribution: Attribution): SharedText {
  const suggestions = readSuggestions(doc)
  return {
    attribution,
    writerOf: writersIn(pens),
    blocks: readBlocks(doc).map(({ runs }) => runs),
    isOfText: (client, clock) => suggestions.partAt(client, clock).is === 'text',
  }
}
