import { carryAsked, carrySuggestion, holdsId, type Carrying, type Flow } from '@alongside/flow'
import type { IdRange } from '@alongside/protocol'
import * as Y from 'yjs'
import { goneIn, writeAgain, type Step } from './redo-markers.ts'

/**
 * Brings letters of open suggestions back as suggestions still, before an undo brings back the rest: Yjs would write them
 * under the id for letters, as text that nobody accepted (F43).
 */
export function redoOpen(
  transaction: Y.Transaction,
  flow: Flow,
  pen: number,
  carrying: Carrying,
  step: Step,
): void {
  const open = goneIn(transaction, flow.body, step).flatMap((item) => openPartsOf(transaction, flow, item))
  for (const { item, of } of open)
    writeAgain(transaction, item, carrySuggestion(transaction, flow, pen, carrying, of))
}

/** Goes on with what is suggested of blocks whose markers were deleted and are written anew (F49). */
export function redoAsked(
  transaction: Y.Transaction,
  flow: Flow,
  pen: number,
  carrying: Carrying,
  markers: readonly Y.Item[],
): void {
  const { suggestions, body } = flow
  const writing = { flow, transaction, body, letters: 0, markers: 0 }
  for (const { suggestion, entry } of suggestions.entries) {
    const ids = markers.flatMap(({ id, redone }): IdRange[] => {
      const isMeant = redone !== null && holdsId(entry.ids, id)
      return isMeant ? [[redone.client, redone.clock, redone.clock + 1]] : []
    })
    const { ids: _before, ...asked } = entry
    const of = suggestions.carriedBy(suggestion) ?? suggestion
    if (ids.length > 0) carryAsked(writing, pen, carrying, { of, entry: asked }, ids)
  }
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
