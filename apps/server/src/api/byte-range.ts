/** The bytes that a request asks for: all of them, those from one place up to another, or some that are not there. */
export type ByteRange = 'whole' | 'outside' | { readonly from: number; readonly to: number }

/**
 * Reads a `Range` header (RFC 9110, 14.2) for something of this many bytes. What is not one range of bytes counts
 * as not said, as it may.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, first, last] = /^bytes=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole'
  if (first === '') {
    const from = Math.max(size - Number(last), 0)
    return from >= size ? 'outside' : { from, to: size }
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return 'whole'
  if (from >= size) return 'outside'
  return { from, to: last === '' ? size : Math.min(Number(last) + 1, size) }
}
