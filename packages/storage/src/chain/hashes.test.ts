import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { actHash, chainStart, contentHash, declaredText, penMark, personMark, rowHash } from './hashes.ts'
import { hexOf } from './hex.ts'

/** What the specification says, written once more: each part with its length before it in four bytes. */
function sha256Of(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256')
  for (const part of parts) {
    const bytes = Buffer.from(part)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    sum.update(length).update(bytes)
  }
  return sum.digest('hex')
}

const salt = new Uint8Array(16).fill(7)
const [previous, pen, content] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
const link = { previous, seq: 12, at: 1_700_000_000_123, kind: 'step2', pen, content } as const

describe('the hashes of a chain', () => {
  it('[D71] are made of parts with their lengths, behind what they stand for', () => {
    expect(hexOf(chainStart('plan', 3))).toBe(sha256Of('alongside log 1 section', 'plan', '3'))
    expect(hexOf(personMark(salt, 'asha'))).toBe(sha256Of('alongside log 1 person', salt, 'asha'))
    expect(hexOf(penMark(7, previous, content, 'usesServices', null))).toBe(
      sha256Of('alongside log 1 pen', '7', previous, content, 'usesServices'),
    )
    expect(hexOf(penMark(7, previous, content, 'usesServices', 'phone'))).toBe(
      sha256Of('alongside log 1 pen', '7', previous, content, 'usesServices', 'phone'),
    )
    expect([declaredText('[]', null), declaredText('', 4)]).toEqual(['[]', ' restores 4'])
    const bytes = new Uint8Array([1, 2])
    expect(hexOf(contentHash(salt, { session: 'øå', sources: '[]', bytes }))).toBe(
      sha256Of('alongside log 1 content', salt, 'øå', '[]', bytes),
    )
    expect(hexOf(rowHash(link))).toBe(
      sha256Of('alongside log 1 row', previous, '12', '1700000000123', 'step2', pen, content),
    )
    expect(hexOf(rowHash({ ...link, pen: null }))).toBe(
      sha256Of('alongside log 1 row', previous, '12', '1700000000123', 'step2', '', content),
    )
    expect(hexOf(actHash(link, '{}'))).toBe(
      sha256Of('alongside log 1 act', previous, '12', '1700000000123', 'step2', pen, content, '{}'),
    )
  })

  it('[D71] are made of long parts as of short ones', () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)
    const sources = 'ø'.repeat(50_000)
    expect(hexOf(contentHash(salt, { session: '', sources, bytes }))).toBe(
      sha256Of('alongside log 1 content', salt, '', sources, bytes),
    )
  })

  it('[D71] differ where the same letters are parted otherwise', () => {
    const bytes = new Uint8Array()
    const one = contentHash(salt, { session: 'ab', sources: 'c', bytes })
    const other = contentHash(salt, { session: 'a', sources: 'bc', bytes })
    expect(hexOf(one)).not.toBe(hexOf(other))
  })
})
