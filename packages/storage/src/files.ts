/** Bytes that are kept: under which name, how many, and when they were last put. */
export interface KeptBytes {
  /** Their SHA-256, in lower-case hexadecimal. */
  readonly hash: string
  readonly bytes: number
  /** Milliseconds since 1970: when somebody last put them. */
  readonly at: number
}

/**
 * Bytes that stand outside the database, each under the hash of what it holds. What they are, whose, and where
 * they may be read is in the event log; what no event names is an orphan.
 */
export interface Files {
  /**
   * Keeps bytes as they come. Rejects with what `source` throws, and with `StorageError` when they cannot be
   * written; nothing is kept then.
   */
  put(source: AsyncIterable<Uint8Array>): Promise<KeptBytes>
  /** What is kept under a hash, or null. */
  find(hash: string): Promise<KeptBytes | null>
  /** The bytes from place `from` up to, not including, `to`. Throws `RangeError` if nothing is kept there. */
  read(hash: string, from: number, to: number): AsyncIterable<Uint8Array>
  /** Takes bytes away, unless somebody put them at `before` or later; says whether it did. */
  remove(hash: string, before: number): Promise<boolean>
  /** Everything that is kept, in no order; what is put meanwhile may be missing. */
  list(): AsyncIterable<KeptBytes>
}
