import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'

/** The SHA-256 of a text in UTF-8, as hexadecimal digits: what `printf %s TEXT | sha256sum` prints. */
export function sha256(text: string): string {
  return toHexString(digest(new TextEncoder().encode(text)))
}
