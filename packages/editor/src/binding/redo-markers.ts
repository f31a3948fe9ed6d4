import * as Y from 'yjs'

/**
 * Re-creates the markers that undoing `step` is about to bring back, under the id that `client` gives: Yjs would
 * write them under the id for letters, and then a letter typed at the same place may come to stand behind its
 * block's end (F2a). Yjs takes an item that is re-created already as it is:
 * https://github.com/yjs/yjs/blob/v13.6.33/src/structs/Item.js (`redoItem`).
 */
export function redoMarkers(transaction: Y.Transaction, body: Y.Text, step: Step, client: number): void {
  const { store } = transaction.doc
  const gone: Y.Item[] = []
  Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
    const isMarker =
      struct instanceof Y.Item && struct.parent === body && struct.content instanceof Y.ContentType
    if (isMarker && struct.redone === null && !Y.isDeleted(step.insertions, struct.id)) gone.push(struct)
  })
  for (const item of gone) {
    const { left } = item
    const id = Y.createID(client, Y.getState(store, client))
    const again = new Y.Item(id, left, left && left.lastId, item, item.id, body, null, item.content.copy())
    item.redone = id
    again.keep = true
    again.integrate(transaction, 0)
  }
}

type Step = Y.UndoManager['undoStack'][number]
