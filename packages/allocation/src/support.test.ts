import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ballotChecker } from './ballot.ts'
import { supportOf } from './support.ts'
import { supportByHand } from './testing/reference.ts'
import { anyRound, ballotsOf, id, paperOf } from './testing/rounds.ts'

const three = 'a:300 b:200 c:600'
const supportIn = (paper: ReturnType<typeof paperOf>, ballots: string) => {
  const support = supportOf(paper, ballotsOf(paper.rules.method.by, ballots))
  return paper.proposals.map((proposal) => support.get(proposal.id))
}

describe('support', () => {
  it('[B2] of a basket is in how many it lies', () => {
    expect(supportIn(paperOf(three, { method: { by: 'basket' } }), 'ab b ac -')).toEqual([2, 2, 1])
  })

  it('[B3] of picks is how many picked it', () => {
    expect(supportIn(paperOf(three, { method: { by: 'pick', most: 2 } }), 'ab b ac -')).toEqual([2, 2, 1])
  })

  it('[B4] of ranks is one point for the last place and one more for each above it', () => {
    const paper = paperOf(three, { method: { by: 'rank', places: 3 } })
    expect(supportIn(paper, 'abc')).toEqual([3, 2, 1])
    expect(supportIn(paper, 'abc b cab')).toEqual([5, 6, 4])
  })

  it('[B4] of ranks is the same for the others where somebody names fewer', () => {
    const paper = paperOf(three, { method: { by: 'rank', places: 3 } })
    expect(supportIn(paper, 'ab')).toEqual([3, 2, 0])
    expect(supportIn(paper, 'a')).toEqual([3, 0, 0])
  })

  it('[B5] of scores is their sum, and nought from who gave none', () => {
    const paper = paperOf(three, { method: { by: 'score', highest: 4 } })
    expect(supportIn(paper, 'a4b0c1 c4 -')).toEqual([4, 0, 5])
  })

  it('[B2] [B3] [B4] [B5] [B6] of no ballot and of one is as by hand', () => {
    for (const method of [{ by: 'basket' }, { by: 'pick', most: 1 }, { by: 'rank', places: 2 }] as const) {
      const paper = paperOf('a:1 b:1', { method })
      expect(supportOf(paper, [])).toEqual(new Map([[id('a'), 0], [id('b'), 0]])) // prettier-ignore
      expect(supportIn(paper, '-')).toEqual([0, 0])
      expect(supportIn(paper, 'b')).toEqual([0, method.by === 'rank' ? 2 : 1])
    }
  })

  it('[B2] [B3] [B4] [B5] is what ticks on paper come to, for any ballots', () => {
    fc.assert(
      fc.property(anyRound, ({ paper, ballots }) => {
        const check = ballotChecker(paper)
        expect(ballots.map(check)).toEqual(ballots.map(() => null))
        const support = supportOf(paper, ballots)
        for (const { id } of paper.proposals) expect(support.get(id)).toBe(supportByHand(paper, ballots, id))
      }),
      { numRuns: 300 },
    )
  })
})
