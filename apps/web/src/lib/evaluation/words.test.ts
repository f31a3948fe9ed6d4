import { describe, expect, it } from 'vitest'
import { movedInWords, periodInWords, refusalWords } from './words.ts'

const words = 'refused'
const criterion = 'criterionaaaaaaa'

describe('the words of an evaluation', () => {
  it('say how an agreed score stands beside the last one', () => {
    expect(movedInWords(3, 2)).toBe('Up. Last time: Partly')
    expect(movedInWords(1, 2)).toBe('Down. Last time: Partly')
    expect(movedInWords(2, 2)).toBe('As last time')
    expect([movedInWords('cannotSay', 2), movedInWords(2, null), movedInWords(null, 2)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('say a period by its days', () => {
    expect(periodInWords({ from: '2026-01-01', to: '2026-06-30' })).toBe('1 January 2026 to 30 June 2026')
  })

  it('say of a refusal what to do, and that nothing was lost', () => {
    const score = {
      do: 'score',
      criterion,
      score: 1,
      reason: '',
      reasonIs: 'withName',
      show: false,
    } as const
    expect(refusalWords(score, { kind: 'ended', words })).toMatch(/Your words are kept here\.$/)
    expect(refusalWords(score, { kind: 'notAllowed', words })).toMatch(/^Only those on the panel score\./)
    expect(refusalWords(score, { kind: 'notAllowed', words, field: 'key' })).toMatch(/no longer be opened/)
    expect(refusalWords({ do: 'finish' }, { kind: 'notAllowed', words })).toMatch(/not revealed/)
    expect(refusalWords({ do: 'reveal', criterion }, { kind: 'notAllowed', words })).toMatch(
      /^Only those who lead/,
    )
    expect(refusalWords({ do: 'putOn', criterion }, { kind: 'alreadyDone', words })).toMatch(
      /^Somebody else has put another criterion on/,
    )
  })
})
