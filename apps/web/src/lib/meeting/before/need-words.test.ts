import { describe, expect, it } from 'vitest'
import { needInWords } from './need-words.ts'

describe('a need at a meeting', () => {
  it('is told in the words of whoever has it', () => {
    expect(needInWords('formats', { formats: ['largePrint', 'easyWords'], words: 'Yellow paper' })).toBe(
      'What helps to take part: Large print, Easy words, Yellow paper',
    )
    expect(needInWords('supporter', { formats: [], words: 'Moses Okafor, my sister' })).toBe(
      'Support: Moses Okafor, my sister',
    )
  })

  it('is told by what it is about alone where those words may not be read', () => {
    expect(needInWords('pleaseDont', undefined)).toBe('Please do not')
    expect(needInWords('written by a later release', undefined)).toBe('Something that they wrote down')
  })
})
