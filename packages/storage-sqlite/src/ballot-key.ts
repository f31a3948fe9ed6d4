import { maxBallotChars, type OpenedBallot } from '@alongside/storage'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes of the secret from which the keys of a box are made. */
export const secretBytes = 32

const nonceBytes = 12
const tagBytes = 16
const idChars = 16
const lengthBytes = 2
/** Every ballot is sealed at this length, so that its size tells nothing. UTF-16 has two bytes for each character. */
const leastBytes = lengthBytes + 2 * idChars
const plainBytes = leastBytes + 2 * maxBallotChars

/** What the secret of one vote can do; nothing that it makes can be undone or told apart without it. */
export interface BallotKey {
  /** Says which key this is, without telling anything of it. */
  readonly mark: Uint8Array<ArrayBuffer>
  /** Under what a person's ballot lies. */
  tagOf(person: string): Uint8Array<ArrayBuffer>
  /** Seals a ballot with its person, always at the same size. */
  seal(opened: OpenedBallot): Uint8Array<ArrayBuffer>
  /** What was sealed under this tag; null if it was not, or not by this key. */
  unseal(tag: Uint8Array, sealed: Uint8Array): OpenedBallot | null
  /** Overwrites the key in memory; after that it is of no use. */
  wipe(): void
}

/** Makes the keys of a vote from its secret; AES-256-GCM seals and HMAC-SHA-256 tags, each under a key of its own. */
export function createBallotKey(secret: Uint8Array, vote: string): BallotKey {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, vote, `alongside ballot ${purpose}`, secretBytes))
  const [sealing, tagging, marking] = [derive('seal'), derive('tag'), derive('mark')]

  function tagOf(person: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(createHmac('sha256', tagging).update(person).digest())
  }

  return {
    mark: new Uint8Array(marking),
    tagOf,
    seal(opened) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(tagOf(opened.person))
      const plain = padded(opened)
      const hidden = Buffer.concat([cipher.update(plain), cipher.final()])
      plain.fill(0)
      return new Uint8Array(Buffer.concat([nonce, hidden, cipher.getAuthTag()]))
    },
    unseal(tag, sealed) {
      // Of any length: what an earlier version sealed was shorter.
      if (sealed.length < nonceBytes + leastBytes + tagBytes) return null
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(tag).setAuthTag(sealed.subarray(-tagBytes))
      try {
        const hidden = sealed.subarray(nonceBytes, -tagBytes)
        return unpadded(Buffer.concat([decipher.update(hidden), decipher.final()]))
      } catch {
        return null
      }
    },
    wipe() {
      for (const key of [sealing, tagging, marking]) key.fill(0)
    },
  }
}

function padded({ person, ballot }: OpenedBallot): Buffer {
  const plain = Buffer.alloc(plainBytes)
  plain.writeUInt16LE(ballot.length)
  plain.write(person + ballot, lengthBytes, 'utf16le')
  return plain
}

function unpadded(plain: Buffer): OpenedBallot {
  const end = lengthBytes + 2 * (idChars + plain.readUInt16LE())
  const text = plain.toString('utf16le', lengthBytes, end)
  plain.fill(0)
  return { person: text.slice(0, idChars), ballot: text.slice(idChars) }
}
