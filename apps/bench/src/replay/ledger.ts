/** What has become of the transactions of a recording, shared by everyone who plays it. */
export class Ledger {
  readonly #bytes = new Map<number, Uint8Array>()
  readonly #byBytes = new Map<string, number[]>()
  readonly #saved = new Set<number>()
  readonly #listeners = new Set<() => void>()

  /** Notes which bytes a transaction was sent as. */
  sent(index: number, bytes: Uint8Array): void {
    this.#bytes.set(index, bytes)
    const key = keyOf(bytes)
    this.#byBytes.set(key, [...(this.#byBytes.get(key) ?? []), index])
  }

  /** The transactions that were sent as these bytes; two who delete the same thing at once send the same. */
  named(bytes: Uint8Array): readonly number[] {
    return this.#byBytes.get(keyOf(bytes)) ?? []
  }

  /** Notes that the server has told a writer that this is saved. */
  saved(index: number): void {
    this.#saved.add(index)
    for (const listener of this.#listeners) listener()
  }

  isSaved(index: number): boolean {
    return this.#saved.has(index)
  }

  bytesOf(index: number): Uint8Array | undefined {
    return this.#bytes.get(index)
  }

  listen(listener: () => void): void {
    this.#listeners.add(listener)
  }
}

function keyOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
