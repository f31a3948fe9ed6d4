import type { DeclaredSource } from '@alongside/protocol'
import type * as Y from 'yjs'

const declared = new WeakMap<Y.Transaction, readonly DeclaredSource[]>()

/**
 * Says within a transaction where words that it writes were taken from, beside what was said before. Whoever hears of
 * its update reads it with `sourcesIn`.
 */
export function declareSources(transaction: Y.Transaction, sources: readonly DeclaredSource[]): void {
  if (sources.length > 0) declared.set(transaction, [...sourcesIn(transaction), ...sources])
}

/** What was said in a transaction of where its words were taken from; empty for most. */
export function sourcesIn(transaction: Y.Transaction): readonly DeclaredSource[] {
  return declared.get(transaction) ?? []
}
