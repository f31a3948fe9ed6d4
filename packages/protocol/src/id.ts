import { z } from 'zod'

/** An id as the product makes them: 16 letters and digits, without meaning. */
export const idSchema = z.string().regex(/^[a-z0-9]{16}$/, 'an id has 16 characters, a-z and 0-9')

/** Makes an id from at least 16 random bytes; throws `RangeError` when there are fewer. */
export function idFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length < 16) throw new RangeError('an id needs 16 random bytes')
  const alphabet = 'abcdefghijklmnopqrstuvwxyz012345' // 32 letters: one byte gives one without bias
  return Array.from(randomBytes.subarray(0, 16), (byte) => alphabet[byte % 32]).join('')
}
