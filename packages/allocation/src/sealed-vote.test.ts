import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedOn } from './ballot.ts'
import { openVote, voteSealer } from './sealed-vote.ts'
import { anyRound, ballotsOf, id, paperOf } from './testing/rounds.ts'

describe('a sealed vote', () => {
  it('[B46] comes out of its box as it was put in', () => {
    fc.assert(
      fc.property(anyRound, ({ paper, ballots }) => {
        for (const ballot of ballots) {
          for (const byHand of [true, false]) {
            const vote = { capacity: 'unpaidCarer' as const, ballot, byHand }
            expect(openVote(paper, voteSealer(paper)(vote))).toEqual(vote)
          }
        }
      }),
    )
  })

  it('[B46] fits into a box where 200 proposals are scored', () => {
    const proposals = Array.from({ length: 200 }, (_, at) => ({ id: id(`p${at}`), title: `${at}`, cost: 1 }))
    const paper = { ...paperOf('a:1', { method: { by: 'score', highest: 10 } }), proposals }
    const scores = proposals.map((proposal) => ({ proposal: proposal.id, score: 10 }))
    const sealed = voteSealer(paper)({
      capacity: 'commissioner',
      ballot: { by: 'score', scores },
      byHand: true,
    })
    expect(sealed.length).toBeLessThanOrEqual(2000)
    expect(namedOn(openVote(paper, sealed)!.ballot)).toHaveLength(200)
  })

  it('[B46] is none where something else lies there', () => {
    const paper = paperOf('a:1 b:1')
    const [blank] = ballotsOf('pick', '-')
    expect(openVote(paper, '[null,""]')).toEqual({ capacity: null, ballot: blank, byHand: false })
    for (const none of [
      '',
      'x',
      '{}',
      '["nobody","0"]',
      '[null,"2"]',
      '[null,"0 "]',
      '[null,"a"]',
      '[null]',
    ]) {
      expect(openVote(paper, none)).toBeNull()
    }
  })
})
