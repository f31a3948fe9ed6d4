import type { PublicMinutes } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { countsInWords, resultInWords } from './words.ts'

type PublicVote = PublicMinutes['items'][number]['votes'][number]

const question = 'Where do we meet?'
const places = (library: number, hall: number) => [
  { words: 'The library', count: library },
  { words: 'The hall', count: hall },
]
const majority = (
  result: Extract<PublicVote, { by: 'majority' }>['result'],
  counts: ReturnType<typeof places>,
): PublicVote => ({ by: 'majority', question, secret: true, counts, abstentions: 1, result })
const consent: PublicVote = {
  by: 'consent',
  question,
  secret: false,
  counts: [
    { answer: 'happy', count: 2 },
    { answer: 'canLive', count: 0 },
    { answer: 'notSure', count: 0 },
    { answer: 'cannotAgree', count: 1 },
  ],
  result: 'objection',
}

describe('a vote in a public copy', () => {
  it('is told in the words in which those who were there read it', () => {
    expect(resultInWords(consent)).toBe('An objection: 1 person cannot agree.')
    expect(resultInWords(majority('won', places(1, 3)))).toBe('“The hall” is chosen, with 3 of 4 votes.')
    expect(resultInWords(majority('tie', places(2, 2)))).toBe(
      'A tie: “The library” and “The hall” have 2 votes each.',
    )
    expect(resultInWords(majority('none', places(0, 0)))).toBe('No outcome: nobody chose any of these.')
    expect(resultInWords(majority('notEnough', places(1, 2)))).toBe('No option had enough votes.')
  })

  it('counts each answer by its name, and those who chose none', () => {
    expect(countsInWords(consent).map(({ words, count }) => `${words}: ${count}`)).toEqual([
      'I am happy with this: 2',
      'I can live with this: 0',
      'I am not sure yet: 0',
      'I cannot agree: 1',
    ])
    expect(countsInWords(majority('won', places(1, 3)))).toEqual([
      { words: 'The library', count: 1 },
      { words: 'The hall', count: 3 },
      { words: 'I choose none of these', count: 1 },
    ])
  })
})
