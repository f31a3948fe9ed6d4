import { describe, expect, it } from 'vitest'
import { idFrom, idSchema } from './id.ts'

describe('an id', () => {
  it('[P1] is 16 letters and digits, made of the first 16 random bytes', () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, place) => place * 13)
    const id = idFrom(bytes)
    expect(idSchema.parse(id)).toBe(id)
    expect(idFrom(bytes.subarray(0, 16))).toBe(id)
  })

  it('[P1] takes every letter equally often', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, value) => value)
    const count = new Map<string, number>()
    for (let at = 0; at < 256; at += 16) {
      for (const letter of idFrom(bytes.subarray(at))) count.set(letter, (count.get(letter) ?? 0) + 1)
    }
    expect(count.size).toBe(32)
    expect(new Set(count.values())).toEqual(new Set([8]))
  })

  it('[P1] cannot be made of less, and nothing else passes for one', () => {
    expect(() => idFrom(new Uint8Array(15))).toThrow(RangeError)
    for (const wrong of ['', 'short', 'a'.repeat(17), `${'a'.repeat(15)}A`, `${'a'.repeat(15)}\n`, 7]) {
      expect(idSchema.safeParse(wrong).success).toBe(false)
    }
  })
})
