import type { SuggestedChange } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { suggestionInShort, suggestionWords } from './words.ts'

describe('a suggestion in words', () => {
  it.each<[readonly SuggestedChange[], string]>([
    [[{ is: 'replace', words: 'inform', by: 'involve' }], 'Replace “inform” with “involve”'],
    [[{ is: 'add', words: ' now' }], 'Add “now”'],
    [[{ is: 'add', words: ' ' }], 'Add a space'],
    [[{ is: 'remove', words: 'people\nShop' }], 'Remove “people ¶ Shop”'],
    [[{ is: 'join' }], 'Join these paragraphs'],
    [[{ is: 'split' }], 'Begin a new paragraph here'],
    [[{ is: 'mark', words: 'inform', name: 'bold', on: true }], 'Make “inform” bold'],
    [[{ is: 'mark', words: 'inform', name: 'link', on: false }], 'Make “inform” no longer a link'],
    [
      [{ is: 'block', words: 'Shopping', changes: { kind: 'heading', level: 2 } }],
      'Make “Shopping” a heading',
    ],
    [[{ is: 'block', words: '', changes: { kind: 'heading', level: 2 } }], 'Make this a heading'],
    [[{ is: 'block', words: 'Eggs', changes: { list: 'task' } }], 'Make “Eggs” a task'],
    [[{ is: 'block', words: 'Eggs', changes: { depth: 1 } }], 'Change how “Eggs” is set'],
    [[], 'What this was about is gone from the text'],
    [
      [
        { is: 'replace', words: 'inform', by: 'involve' },
        { is: 'add', words: 'all' },
      ],
      'Replace “inform” with “involve”, and add “all”',
    ],
  ])('%j reads as: %s', (changes, words) => {
    expect(suggestionWords(changes)).toBe(words)
  })

  it('goes on behind “Accept:” in few words', () => {
    const replace = { is: 'replace', words: 'inform', by: 'involve' } as const
    expect(suggestionInShort([replace])).toBe('replace “inform” with “involve”')
    expect(suggestionInShort([replace, replace])).toBe('replace “inform” with “involve”, and one more change')
    expect(suggestionInShort([replace, replace, replace])).toBe(
      'replace “inform” with “involve”, and 2 more changes',
    )
    expect(suggestionInShort([{ is: 'add', words: 'a'.repeat(400) }])).toHaveLength('add “”'.length + 81)
  })
})
