import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  createHmac,
  timingSafeEqual,
} from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** Seals and opens small texts for one purpose; what was sealed tells nothing and cannot be changed. */
export interface Sealer {
  /** `bound` must be said again to open it; it is not kept inside. */
  seal(text: string, bound?: string): string
  /** The text, or null for what was not sealed here for this purpose and this `bound`. */
  open(sealed: string, bound?: string): string | null
}

/** Sealing by AES-256-GCM with a random nonce, under a key of its own for each purpose. */
export function createSealer(secret: string, purpose: string): Sealer {
  const key = keyFor(secret, purpose)
  return {
    seal(text, bound = '') {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url')
    },
    open(sealed, bound = '') {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < nonceBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-tagBytes))
      try {
        const hidden = bytes.subarray(nonceBytes, -tagBytes)
        return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** Marks texts for one purpose, so that they can be known again. */
export function createMarker(secret: string, purpose: string) {
  const key = keyFor(secret, purpose)
  const markOf = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    markOf,
    /** Says whether a mark is this text's, in the same time whatever it is. */
    isMarkOf(mark: string, text: string): boolean {
      return areSame(mark, markOf(text))
    },
  }
}

/** Compares two texts in a time that tells nothing of what they hold. */
export function areSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHmac('sha256', 'same').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `alongside ${purpose}`, 32))
}
