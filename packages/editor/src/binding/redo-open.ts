import { carrySuggestion, type Flow } from '@alongside/flow'
import * as Y from 'yjs'
import { goneIn, writeAgain, type Step } from './redo-markers.ts'

/**
 * Brings letters of open suggestions back as suggestions still, before an undo brings back the rest: Yjs would write them
 * under the id for letters, as text that nobody accepted (F43).
 */
export function redoOpen(transaction: Y.Transaction, flow: Flow, pen: number, step: Step): void {
  const carrying = new Map()
  const open = goneIn(transaction, flow.body, step).flatMap((item) => openPartsOf(transaction, flow, item))
  for (const { item, of } of open)
    writeAgain(transaction, item, carrySuggestion(transaction, flow, pen, carrying, of))
}

/** The parts of deleted letters that are of open suggestions, each with the suggestion that it is of. */
function openPartsOf(transaction: Y.Transaction, { suggestions }: Flow, gone: Y.Item) {
  const parts: { readonly item: Y.Item; readonly of: string }[] = []
  if (!(gone.content instanceof Y.ContentString)) return parts
  const { client } = gone.id
  const end = gone.id.clock + gone.length
  for (let clock = gone.id.clock; clock < end;) {
    const part = suggestions.partAt(client, clock)
    const to = Math.min(part.end, end)
    if (part.is === 'open' && part.suggestion !== null) {
      const item = Y.getItemCleanStart(transaction, Y.createID(client, clock))
      if (to < end) Y.getItemCleanStart(transaction, Y.createID(client, to))
      parts.push({ item, of: suggestions.carriedBy(part.suggestion) ?? part.suggestion })
    }
    clock = to
  }
  return parts
}
