import { describe, expect, it } from 'vitest'
import { quorumWords } from './quorum-words.ts'
import { placeWords, refusalWords, timeWords } from './words.ts'
import { asha } from './testing.ts'

describe('the words of a meeting', () => {
  it('say how long an item has been on as advice, before, at and after the time that was planned', () => {
    expect(timeWords(12 * 60_000, 20)).toBe('12 of about 20 minutes used')
    expect(timeWords(20 * 60_000, 20)).toBe('The 20 minutes are used. Go on if it is needed')
    expect(timeWords(23 * 60_000, 20)).toBe('3 minutes more than the 20 that were planned')
  })

  it('say a place in the list as people do', () => {
    expect([1, 3, 6].map(placeWords)).toEqual([
      'You are first in the list.',
      'You are third.',
      'You are number 6.',
    ])
  })

  it('say how many are missing for a decision, and of whom', () => {
    expect(quorumWords([{ who: null, short: 2 }])).toBe('2 more people are needed to decide.')
    expect(
      quorumWords([
        { who: null, short: 1 },
        { who: 'unpaidCarer', short: 1 },
      ]),
    ).toBe('1 more person is needed to decide, of whom 1 Unpaid carer.')
  })

  it('say of a refusal what to do, and not only that it was one', () => {
    const words = 'refused'
    expect(refusalWords({ do: 'closeItem', item: asha }, { kind: 'notAllowed', words, field: 'card' })).toBe(
      'A red card is up. Hear what the person has to say first.',
    )
    expect(refusalWords({ do: 'end' }, { kind: 'notAllowed', words })).toMatch(/^Only the chair/)
    expect(refusalWords({ do: 'askToSpeak', person: asha }, { kind: 'ended', words })).toMatch(
      /^The meeting is over/,
    )
    expect(refusalWords({ do: 'publish' }, { kind: 'notSaved', words })).toMatch(/^It could not be saved/)
  })
})
