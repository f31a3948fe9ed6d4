const pattern = /^[0-9a-f]{64}$/

/** Throws `RangeError` unless `hash` is a SHA-256 in lower-case hexadecimal, which names nothing but bytes. */
export function checkHash(hash: string): void {
  if (!pattern.test(hash)) throw new RangeError('a hash is 64 characters, 0-9 and a-f')
}

/** The error of a store that was asked for bytes it does not keep. */
export function nothingKept(hash: string): RangeError {
  return new RangeError(`nothing is kept under ${hash}; ask find first`)
}
