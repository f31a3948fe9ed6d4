import { Extension } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'

/**
 * The meta key that the binding sets to true on a transaction that brings others' changes (or undo, or the
 * first content) from the flow: limits and other rules for what a person does here leave it alone.
 */
export const remoteMeta = 'alongside.remote'

/** Whether this transaction brings changes from the flow. */
export function isRemote(tr: Transaction): boolean {
  return tr.getMeta(remoteMeta) === true
}

/**
 * Keeps Tiptap's own followers from adding changes of their own to what came from the flow: only a person may
 * change a document.
 */
export const RemoteGuard = Extension.create({
  name: 'remoteGuard',
  dispatchTransaction({ transaction, next }) {
    if (isRemote(transaction)) transaction.setMeta('preventAutolink', true)
    next(transaction)
  },
})
