import { allocationBallotSchema } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { ballotChecker } from './ballot.ts'
import { ballotsOf, id, paperOf } from './testing/rounds.ts'

const problems = (paper: ReturnType<typeof paperOf>, ballots: string, by = paper.rules.method.by) =>
  ballotsOf(by, ballots).map(ballotChecker(paper))

describe('a ballot', () => {
  it('[B2] [B6] fills a basket up to the pot, to the last penny, and no further', () => {
    const paper = paperOf('a:300 b:700 c:1', { method: { by: 'basket' } })
    expect(problems(paper, 'ab - abc')).toEqual([null, null, { kind: 'overPot', sum: 1001, pot: 1000 }])
  })

  it('[B3] [B4] [B6] names as many as may be named, and no more', () => {
    const paper = 'a:300 b:700 c:1'
    const pick = paperOf(paper, { method: { by: 'pick', most: 2 } })
    const rank = paperOf(paper, { method: { by: 'rank', places: 2 } })
    for (const one of [pick, rank]) {
      expect(problems(one, 'ab - abc')).toEqual([null, null, { kind: 'tooMany', named: 3, most: 2 }])
    }
  })

  it('[B5] [B6] scores up to the highest, in whole points', () => {
    const paper = paperOf('a:300 b:700', { method: { by: 'score', highest: 4 } })
    expect(problems(paper, 'a4b0 a5')).toEqual([null, { kind: 'tooHigh', score: 5, highest: 4 }])
    const half = { by: 'score', scores: [{ proposal: id('a'), score: 0.5 }] }
    expect(allocationBallotSchema.safeParse(half).success).toBe(false)
    expect(
      allocationBallotSchema.safeParse({ by: 'score', scores: [{ proposal: id('a'), score: -1 }] }).success,
    ).toBe(false)
  })

  it('[B6] is none that names a proposal twice or one that is not there, or is of another method', () => {
    for (const by of ['basket', 'pick', 'rank', 'score'] as const) {
      const method = { basket: { by: 'basket' }, pick: { by: 'pick', most: 3 }, rank: { by: 'rank', places: 3 }, score: { by: 'score', highest: 4 } }[by] // prettier-ignore
      const paper = paperOf('a:300 b:700', { method: method as typeof paper.rules.method })
      const point = by === 'score' ? '1' : ''
      expect(problems(paper, `a${point}z${point} a${point}a${point}`)).toEqual([
        { kind: 'unknownProposal', proposal: id('z') },
        { kind: 'namedTwice', proposal: id('a') },
      ])
      const other = by === 'basket' ? 'pick' : 'basket'
      expect(problems(paper, 'a', other)).toEqual([{ kind: 'otherMethod', wanted: by, is: other }])
    }
  })

  it('[B20] holds nothing else', () => {
    const named = { by: 'pick', chosen: [], person: id('mary') }
    expect(allocationBallotSchema.safeParse(named).success).toBe(false)
  })
})
