import { describe, expect, it } from 'vitest'
import { replacements } from './correct-words.ts'

const piece = (text: string) => ({
  text,
  letters: [
    { client: 1, from: 10, to: 12 },
    { client: 2, from: 0, to: text.length - 2 },
  ],
})

describe('words that are put right', () => {
  it('[M296] keep every letter that stays', () => {
    expect(replacements([piece('I like tea.')], ['I like coffee.'])).toEqual([
      { ranges: [{ client: 2, from: 5, to: 8 }], words: 'coffee' },
    ])
    expect(replacements([piece('I like')], ['You like'])).toEqual([
      { ranges: [{ client: 1, from: 10, to: 11 }], words: 'You' },
    ])
    expect(replacements([piece('same'), piece('gone')], ['same', ''])).toMatchObject([
      { ranges: [{ client: 1 }, { client: 2, from: 0, to: 2 }], words: '' },
    ])
  })

  it('[M296] that are only added take a letter beside them along, before them or else behind', () => {
    expect(replacements([piece('tea')], ['tea!'])).toEqual([
      { ranges: [{ client: 2, from: 0, to: 1 }], words: 'a!' },
    ])
    expect(replacements([piece('tea')], ['No tea'])).toEqual([
      { ranges: [{ client: 1, from: 10, to: 11 }], words: 'No t' },
    ])
  })

  it('[M296] never lose half a character', () => {
    expect(replacements([piece('a🙂b')], ['a🙃b'])).toEqual([
      {
        ranges: [
          { client: 1, from: 11, to: 12 },
          { client: 2, from: 0, to: 1 },
        ],
        words: '🙃',
      },
    ])
  })
})
