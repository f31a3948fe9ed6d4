/** Thrown by a `ByteReader` at bytes that no Yjs update can hold, and caught by `scan`; it never leaves the package. */
export class BytesError extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A cursor over bytes in the encoding of lib0, which Yjs uses; stricter than lib0 where that is harmless. */
export class ByteReader {
  readonly bytes: Uint8Array
  at = 0
  /** Where in the string that was skipped last the characters of two UTF-16 units begin; null if it has none. */
  pairs: number[] | null = null

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new BytesError('it ends too early')
    this.at += 1
    return byte
  }

  /** A natural number below 2^53. */
  varUint(): number {
    const first = this.byte()
    if (first < 128) return first
    let value = first & 127
    for (let factor = 128; factor < 2 ** 53; factor *= 128) {
      const byte = this.byte()
      value += (byte & 127) * factor
      if (value > Number.MAX_SAFE_INTEGER) break
      if (byte < 128) return value
    }
    throw new BytesError('a number is too large')
  }

  skip(length: number): void {
    if (length > this.bytes.length - this.at) throw new BytesError('it ends too early')
    this.at += length
  }

  /** Skips a signed number: like a natural one, with the sign in the first byte. */
  skipVarInt(): void {
    let size = 1
    let byte = this.byte()
    while (byte >= 128) {
      size += 1
      if (size > 8) throw new BytesError('a number is too large')
      byte = this.byte()
    }
  }

  /** A string of UTF-8 with its length before it. */
  string(): string {
    const length = this.varUint()
    const start = this.at
    this.skip(length)
    if (length <= 24) {
      const short = this.#ascii(start, length)
      if (short !== null) return short
    }
    try {
      return utf8.decode(this.bytes.subarray(start, this.at))
    } catch {
      throw new BytesError('a string is not UTF-8')
    }
  }

  /** Skips a string and gives its length in UTF-16 units, in which Yjs counts. */
  stringLength(): number {
    const { bytes } = this
    const length = this.varUint()
    const end = this.at + length
    if (end > bytes.length) throw new BytesError('it ends too early')
    let units = 0
    let at = this.at
    this.pairs = null
    while (at < end) {
      const byte = bytes[at]!
      if (byte < 0x80) at += 1
      else {
        const size = sequenceSize(bytes, at, end)
        if (size === 4) {
          this.pairs ??= []
          this.pairs.push(units)
          units += 1
        }
        at += size
      }
      units += 1
    }
    this.at = end
    return units
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length
  }

  #ascii(start: number, length: number): string | null {
    let text = ''
    for (let at = start; at < start + length; at++) {
      const byte = this.bytes[at]!
      if (byte >= 128) return null
      text += String.fromCharCode(byte)
    }
    return text
  }
}

/** The size of the UTF-8 sequence at `at`, which begins with a byte above 127; see Unicode 17, table 3-7. */
function sequenceSize(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at]!
  const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (size === 0 || at + size > end) throw new BytesError('a string is not UTF-8')
  const second = bytes[at + 1]!
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) throw new BytesError('a string is not UTF-8')
  for (let i = 2; i < size; i++) {
    if ((bytes[at + i]! & 0xc0) !== 0x80) throw new BytesError('a string is not UTF-8')
  }
  return size
}
