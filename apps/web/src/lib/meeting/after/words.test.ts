import { describe, expect, it } from 'vitest'
import { timeInWords } from './words.ts'

const minute = 60_000

describe('speaking time in words', () => {
  it('is told in whole minutes of all, and says where there was none', () => {
    expect(timeInWords(12 * minute, 40 * minute)).toBe('12 of 40 minutes')
    expect(timeInWords(0, 40 * minute)).toBe('not at all')
    expect(timeInWords(0, 0)).toBe('not at all')
    expect(timeInWords(20_000, 40 * minute)).toBe('less than a minute')
    expect(timeInWords(20_000, 20_000)).toBe('less than a minute')
    expect(timeInWords(minute, minute)).toBe('1 of 1 minute')
  })
})
