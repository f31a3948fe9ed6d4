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
