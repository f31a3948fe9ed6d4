import * as Y from 'yjs'

/** What one undo takes back. */
export type Step = Y.UndoManager['undoStack'][number]

/**
 * Runs an undo (or redo) that takes steps from `stack`, with the markers that it brings back under the client id
 * `client`. Yjs would write them under the id for letters, and then a letter typed at the same place might come to
 * stand behind its block's end (F2a). Yjs takes an item that is re-created already as it is:
 * https://github.com/yjs/yjs/blob/v13.6.33/src/structs/Item.js (`redoItem`). It takes further steps where one
 * changes nothing, so each is seen to as it is taken; `prepare` sees it before, and `wrote` the markers that were deleted
 * and are written anew.
 */
export function withMarkers<T>(
  transaction: Y.Transaction,
  body: Y.Text,
  stack: Step[],
  client: number,
  run: () => T,
  prepare: (step: Step) => void,
  wrote: (gone: readonly Y.Item[]) => void,
): T {
  const pop = (): Step | undefined => {
    const [step] = stack.splice(-1)
    if (step) prepare(step)
    if (step) {
      const markers = goneIn(transaction, body, step).filter(
        ({ content }) => content instanceof Y.ContentType,
      )
      for (const item of markers) writeAgain(transaction, item, client)
      wrote(markers)
    }
    return step
  }
  Object.defineProperty(stack, 'pop', { value: pop, configurable: true })
  try {
    return run()
  } finally {
    Reflect.deleteProperty(stack, 'pop')
  }
}

/** What a step deleted of a flow that it will bring back, as it was deleted. */
export function goneIn(transaction: Y.Transaction, body: Y.Text, step: Step): readonly Y.Item[] {
  const gone: Y.Item[] = []
  Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
    const isOfText = struct instanceof Y.Item && struct.parent === body
    if (isOfText && struct.redone === null && !Y.isDeleted(step.insertions, struct.id)) gone.push(struct)
  })
  return gone
}

/** Writes what was deleted anew under a client id, where it stood. */
export function writeAgain(transaction: Y.Transaction, item: Y.Item, client: number): void {
  const { left, parent } = item
  if (!(parent instanceof Y.AbstractType)) return
  const id = Y.createID(client, Y.getState(transaction.doc.store, client))
  const again = new Y.Item(id, left, left && left.lastId, item, item.id, parent, null, item.content.copy())
  item.redone = id
  again.keep = true
  again.integrate(transaction, 0)
}
