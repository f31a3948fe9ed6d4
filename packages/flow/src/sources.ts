import type { AnySource, DeclaredSource } from '@alongside/protocol'
import type * as Y from 'yjs'

const declared = new WeakMap<Y.Transaction, readonly AnySource[]>()

/**
 * Says within a transaction where words that it writes were taken from, beside what was said before. Whoever hears of
 * its update reads it with `sourcesIn`.
 */
export function declareSources(transaction: Y.Transaction, sources: readonly AnySource[]): void {
  if (sources.length > 0) declared.set(transaction, [...sourcesIn(transaction), ...sources])
}

const restored = new WeakMap<Y.Transaction, number>()

/** Says within a transaction that it brings back the version of the log's row `seq`, for whoever hears of its update. */
export function declareRestored(transaction: Y.Transaction, seq: number): void {
  restored.set(transaction, seq)
}

/** The row whose version a transaction said that it brings back; undefined for most. */
export function restoredIn(transaction: Y.Transaction): number | undefined {
  return restored.get(transaction)
}

/** What was said in a transaction of where its words were taken from, other than from a file. */
export function movedIn(transaction: Y.Transaction): readonly DeclaredSource[] {
  return sourcesIn(transaction).filter((source): source is DeclaredSource => !('file' in source.from))
}

/** What was said in a transaction of where its words were taken from; empty for most. */
export function sourcesIn(transaction: Y.Transaction): readonly AnySource[] {
  return declared.get(transaction) ?? []
}
