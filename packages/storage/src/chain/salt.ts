import { randomFillSync } from 'node:crypto'

const saltBytes = 16

// Asking for chance costs more than what it gives, so it is asked for many salts at once.
const drawn = new Uint8Array(256 * saltBytes)
let used = drawn.length

/** A new salt of 16 random bytes. */
export function newSalt(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += saltBytes
  return drawn.slice(used - saltBytes, used)
}
