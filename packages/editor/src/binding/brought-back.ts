import type { DeclaredSource } from '@alongside/protocol'
import { declareSources } from '@alongside/flow'
import * as Y from 'yjs'

/**
 * Declares where the letters came from that an undo or redo wrote anew under `client` in this transaction: from those
 * that had been deleted. The trace that Yjs leaves says so too, but proves it only for the pen that deleted them: the
 * person may have taken another since, and what two people deleted at once was deleted by the first.
 */
export function declareBroughtBack(transaction: Y.Transaction, client: number): void {
  const { store } = transaction.doc
  const begin = transaction.beforeState.get(client) ?? 0
  const structs = store.clients.get(client) ?? []
  const sources: DeclaredSource[] = []
  for (let index = structs.length - 1; index >= 0; index--) {
    const struct = structs[index]
    if (struct === undefined || struct.id.clock < begin) break
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const gone = struct.rightOrigin && Y.getItem(store, struct.rightOrigin)
    if (!(gone instanceof Y.Item) || !Y.compareIDs(gone.redone, struct.id)) continue
    const from = { section: null, client: gone.id.client, clock: gone.id.clock }
    sources.unshift({ client, clock: struct.id.clock, length: struct.length, from })
  }
  declareSources(transaction, sources)
}
