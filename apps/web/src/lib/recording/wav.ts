const headerBytes = 44

/** How many bytes a second of sound takes at a rate. */
export const bytesPerSecond = (rate: number): number => rate * 2

/**
 * A recording as a WAV file: one channel of 16-bit samples, `rate` of them a second. Every browser plays it, from any
 * place on, whatever device it was made on.
 */
export function wavOf(parts: readonly Int16Array[], rate: number): ArrayBuffer {
  const samples = parts.reduce((sum, { length }) => sum + length, 0)
  const view = new DataView(new ArrayBuffer(headerBytes + samples * 2))
  const letters = (at: number, text: string): void => {
    for (const [index, letter] of Array.from(text).entries()) view.setUint8(at + index, letter.charCodeAt(0))
  }
  letters(0, 'RIFF')
  view.setUint32(4, view.byteLength - 8, true)
  letters(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true) // as they are, not compressed
  view.setUint16(22, 1, true) // channels
  view.setUint32(24, rate, true)
  view.setUint32(28, bytesPerSecond(rate), true)
  view.setUint16(32, 2, true) // bytes of a sample
  view.setUint16(34, 16, true) // bits of a sample
  letters(36, 'data')
  view.setUint32(40, samples * 2, true)
  let at = headerBytes
  for (const part of parts) for (const sample of part) view.setInt16((at += 2) - 2, sample, true)
  return view.buffer
}
