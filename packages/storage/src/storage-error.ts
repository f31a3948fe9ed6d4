/**
 * Why a store could not do what it was asked: no room left, in use by another process, written by a newer
 * version, already closed, over its time, against a rule of the database, or anything else that failed.
 */
export const storageProblemKinds = [
  'full',
  'inUse',
  'newer',
  'closed',
  'timedOut',
  'constraint',
  'failed',
] as const
export type StorageProblemKind = (typeof storageProblemKinds)[number]

export interface StorageProblem {
  readonly kind: StorageProblemKind
  /** A plain sentence that says what happened and what to do. */
  readonly words: string
}

/** The outside world failed a store; nothing of the request was written. `cause` is what the database said. */
export class StorageError extends Error {
  readonly problem: StorageProblem

  constructor(kind: StorageProblemKind, words: string, options?: ErrorOptions) {
    super(words, options)
    this.name = 'StorageError'
    this.problem = { kind, words }
  }
}
