import type * as Y from 'yjs'

/**
 * Where words that a transaction wrote were taken from: `length` UTF-16 units under a client id from a clock on have
 * the same text as those that begin with the id in `from`. The section null is the one that is written in.
 */
export interface Source {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly from: { readonly section: string | null; readonly client: number; readonly clock: number }
}

const declared = new WeakMap<Y.Transaction, readonly Source[]>()

/**
 * Says within a transaction where words that it writes were taken from, beside what was said before. Whoever hears of
 * its update reads it with `sourcesIn`.
 */
export function declareSources(transaction: Y.Transaction, sources: readonly Source[]): void {
  if (sources.length > 0) declared.set(transaction, [...sourcesIn(transaction), ...sources])
}

/** What was said in a transaction of where its words were taken from; empty for most. */
export function sourcesIn(transaction: Y.Transaction): readonly Source[] {
  return declared.get(transaction) ?? []
}
