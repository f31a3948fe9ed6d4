import { describe, expect, it } from 'vitest'
import { waitBeforeMs } from './backoff.ts'

describe('waiting before trying again', () => {
  it('doubles with each failure and ends at half a minute', () => {
    expect([0, 1, 2, 3].map((failures) => waitBeforeMs(failures, 1))).toEqual([500, 1000, 2000, 4000])
    expect(waitBeforeMs(50, 1)).toBe(30_000)
  })

  it('spreads people over the second half of the wait', () => {
    expect(waitBeforeMs(4, 0)).toBe(4000)
    expect(waitBeforeMs(4, 1)).toBe(8000)
  })
})
