import { maxBallotChars } from '@alongside/storage'
import { createCipheriv, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createBallotKey } from './ballot-key.ts'

const vote = 'votea00000000000'
const mary = 'mary000000000000'
const secret = Buffer.alloc(32, 7)

/** What was sealed when ballots were at most this long. */
function sealedAt(chars: number, ballot: string): Buffer {
  const key = createBallotKey(secret, vote)
  const plain = Buffer.alloc(2 + 2 * (16 + chars))
  plain.writeUInt16LE(ballot.length)
  plain.write(mary + ballot, 2, 'utf16le')
  const sealing = Buffer.from(hkdfSync('sha256', secret, vote, 'alongside ballot seal', 32))
  const nonce = Buffer.alloc(12, 1)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(key.tagOf(mary))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

describe('the key of a box', () => {
  it('[Q14] opens what was sealed when ballots were shorter, and nothing that is no ballot', () => {
    const key = createBallotKey(secret, vote)
    const tag = key.tagOf(mary)
    expect(key.unseal(tag, sealedAt(2000, 'yes'))).toEqual({ person: mary, ballot: 'yes' })
    const longest = 'x'.repeat(maxBallotChars)
    expect(key.unseal(tag, key.seal({ person: mary, ballot: longest }))?.ballot).toBe(longest)
    expect(key.unseal(tag, sealedAt(2000, 'yes').subarray(0, 50))).toBeNull()
    expect(key.unseal(tag, new Uint8Array())).toBeNull()
  })
})
