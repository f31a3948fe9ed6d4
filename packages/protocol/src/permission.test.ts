import { describe, expect, it } from 'vitest'
import { allows, mayWriteText, permissions, strongest } from './permission.ts'

const held = [null, ...permissions]

describe('a permission', () => {
  it('[P2] includes every weaker one and no stronger one', () => {
    for (const [have, mine] of permissions.entries()) {
      for (const [need, needed] of permissions.entries()) {
        expect(allows(mine, needed)).toBe(have >= need)
      }
    }
  })

  it('[P2] that is not held allows nothing', () => {
    expect(permissions.filter((needed) => allows(null, needed))).toEqual([])
  })

  it('[P2] of two is the one that allows more, whichever comes first', () => {
    for (const [a, first] of held.entries()) {
      for (const [b, second] of held.entries()) {
        expect(strongest(first, second)).toBe(held[Math.max(a, b)])
      }
    }
  })

  it('[P3] lets its holder write text from edit up', () => {
    expect(held.filter(mayWriteText)).toEqual(['edit', 'own'])
  })
})
