import { describe, expect, it } from 'vitest'
import { whyNoPicture } from './picture-file.ts'

describe('a file that is to be a picture', () => {
  it.each([
    [{ type: 'image/png', size: 1_000 }, true, null],
    [{ type: 'image/jpeg', size: 1_001 }, true, 'tooLarge'],
    [{ type: 'image/svg+xml', size: 10 }, true, 'wrongType'],
    [{ type: '', size: 10 }, false, 'wrongType'],
    [{ type: 'image/gif', size: 10 }, false, 'offline'],
  ] as const)('%j while online is %j: %j', (file, isOnline, why) => {
    expect(whyNoPicture(file, { isOnline, maxBytes: 1_000 })).toBe(why)
  })
})
