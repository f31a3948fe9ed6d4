import type { IdRange } from '@alongside/protocol'
import * as Y from 'yjs'

/**
 * The direct children of `body` that a transaction inserted, deleted, or changed a key of. Cost follows the
 * transaction, not the flow (F8). Call it before Yjs tidies up, that is, from `afterTransaction` at the latest.
 */
export function* touchedItems(transaction: Y.Transaction, body: Y.Text): Generator<Y.Item> {
  const { store } = transaction.doc
  for (const type of transaction.changed.keys()) {
    const item = type._item === null ? null : childOf(body, type._item)
    if (item !== null) yield item
  }
  for (const [client, end] of transaction.afterState) {
    yield* childrenIn(store, body, client, transaction.beforeState.get(client) ?? 0, end)
  }
  for (const [client, ranges] of transaction.deleteSet.clients) {
    for (const { clock, len } of ranges) yield* childrenIn(store, body, client, clock, clock + len)
  }
}

/** The direct children of `body` that hold some of these ids, whether they stand or not. */
export function* itemsOf({ store }: Y.Doc, body: Y.Text, ids: readonly IdRange[]): Generator<Y.Item> {
  for (const [client, from, to] of ids) {
    yield* childrenIn(store, body, client, from, Math.min(to, Y.getState(store, client)))
  }
}

type Store = Y.Doc['store']

function* childrenIn(
  store: Store,
  body: Y.Text,
  client: number,
  from: number,
  to: number,
): Generator<Y.Item> {
  const structs = store.clients.get(client)
  if (structs === undefined || from >= to) return
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index]
    if (struct === undefined || struct.id.clock >= to) return
    const item = struct instanceof Y.Item ? childOf(body, struct) : null
    if (item !== null) yield item
  }
}

/** The item directly in `body` that `item` is or stands within, or null when it is elsewhere. */
function childOf(body: Y.Text, item: Y.Item): Y.Item | null {
  let child: Y.Item | null = item
  while (child !== null && child.parent !== body) {
    child = child.parent instanceof Y.AbstractType ? child.parent._item : null
  }
  return child
}
