import type { Transaction } from '@tiptap/pm/state'

const key = 'restores'

/** Notes on a transaction that it brings back the version of the log's row `seq`. */
export function noteRestored(tr: Transaction, seq: number): void {
  tr.setMeta(key, seq)
}

/** The row whose version a transaction brings back; undefined for most. */
export function restoredBy(tr: Transaction): number | undefined {
  return tr.getMeta(key)
}
