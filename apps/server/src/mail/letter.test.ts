import { languages } from '@alongside/kinds'
import { describe, expect, it } from 'vitest'
import { invitationLetter, signInLetter } from './letter.ts'
import { fill, languageOf, wordsIn } from './words/words.ts'

const invitation = {
  to: 'asha@example.org',
  language: 'en',
  space: 'Board & friends <3',
  inviter: 'Lena Fischer',
  name: 'Asha',
  words: 'Do come.\nThere is cake.',
  lastDay: '2026-04-03',
  link: 'https://board.example.org/join/abc?x=1&y=2',
} as const

describe('letters', () => {
  it('hold the code in the subject and in the text, and the link', () => {
    const letter = signInLetter({
      to: 'asha@example.org',
      language: 'en',
      code: '012345',
      link: 'https://board.example.org/t',
      minutes: 10,
    })
    expect(letter.subject).toBe('012345 is your code for Alongside')
    expect(letter.text).toContain('Your code to sign in is 012345.')
    expect(letter.text).toContain('Both work for 10 minutes, and once.')
    expect(letter.text).toContain('Sign in: https://board.example.org/t')
    expect(letter.html).toContain('href="https://board.example.org/t"')
  })

  it('say who invites to what, until when, with their own words', () => {
    const { text, subject } = invitationLetter(invitation)
    expect(subject).toBe('Lena Fischer invites you to “Board & friends <3”')
    expect(text).toMatch(/^Hello Asha,\n\n/)
    expect(text).toContain('Lena Fischer writes:\n\nDo come.\nThere is cake.')
    expect(text).toContain('until 3 April 2026')
  })

  it('say “an organiser” of one who shows no name, and greet without one', () => {
    const { text } = invitationLetter({ ...invitation, inviter: null, name: null, words: '' })
    expect(text).toMatch(/^Hello,\n\nAn organiser would like you/)
    expect(text).not.toContain('writes:')
  })

  it('let nothing that people wrote become markup, or a second line of a subject', () => {
    const { html, subject } = invitationLetter({
      ...invitation,
      words: '<script>alert(1)</script>',
      space: 'Board\r\nBcc: everyone@example.org',
    })
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain('x=1&amp;y=2')
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it('are written in every language', () => {
    const texts = languages.map((language) => invitationLetter({ ...invitation, language }).text)
    expect(new Set(texts).size).toBe(languages.length)
    for (const language of languages) {
      expect(Object.values(wordsIn(language).capacity).every((words) => words !== '')).toBe(true)
    }
  })
})

describe('the language of a request', () => {
  it.each([
    [{}, 'en'],
    [{ 'accept-language': 'da' }, 'da'],
    [{ 'accept-language': 'fr-FR, da-DK;q=0.8, en;q=0.5' }, 'da'],
    [{ 'accept-language': 'en-GB', cookie: 'a=b; language=da' }, 'da'],
    [{ 'accept-language': 'da', cookie: 'language=xx' }, 'da'],
  ])('%j is answered in %s', (headers, language) => {
    expect(languageOf(new Headers(headers))).toBe(language)
  })
})

it('a text with a place for which there is no value is a mistake of ours', () => {
  expect(() => fill('Hello {name}', {})).toThrow(RangeError)
})
