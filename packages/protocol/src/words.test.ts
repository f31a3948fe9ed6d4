import { describe, expect, it } from 'vitest'
import { commandSchema } from './command.ts'
import { commentSaidSchema } from './comment.ts'

describe('words that a person typed', () => {
  it.each([
    ['a character that ends texts elsewhere', 'Is there\u0000 a lift?', 'Is there a lift?'],
    ['a turned direction', 'It costs \u202E001', 'It costs 001'],
    ['half a letter', 'a \uD800lift', 'a lift'],
    ['what a terminal obeys', '\u001B[2Jgone', '[2Jgone'],
  ])('[P16] are kept without %s', (_, typed, kept) => {
    expect(commentSaidSchema.parse(typed)).toBe(kept)
  })

  it.each([
    'first\n\n\tsecond',
    '\u05D0\u05DC\u05D4 \u200F(1)',
    '\u2067\u05D0\u2069 and more',
    '\u{1F469}\u200D\u{1F467}',
  ])('[P16] keep %j', (words) => {
    expect(commentSaidSchema.parse(words)).toBe(words)
  })

  it('[P16] may be none in a comment, but not where a reason is asked for', () => {
    expect(commentSaidSchema.parse(' \u0000 ')).toBe('')
    const limit = { do: 'limitMember', person: 'a'.repeat(16), atMost: null }
    expect(commandSchema.safeParse({ ...limit, reason: '\u202E' }).success).toBe(false)
    expect(commandSchema.safeParse({ ...limit, reason: 'why' }).success).toBe(true)
  })
})
