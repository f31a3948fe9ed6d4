import type { AllocationBallot } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRound } from './count.ts'
import { sha256 } from './hash.ts'
import type { BallotPaper, CountRules } from './rules.ts'
import { countByHand } from './testing/reference.ts'
import { anyRound, ballotsOf, paperOf, seed } from './testing/rounds.ts'

const lot: CountRules['ties'] = { by: 'lot', seedHash: sha256(seed) }

function counted(paper: BallotPaper, ballots: readonly AllocationBallot[], withSeed: string | null = null) {
  const result = countRound(paper, ballots, withSeed)
  if (result.is !== 'counted') throw new Error('too few ballots')
  return result
}

/** `a awarded 700, b didNotFit 100`: what became of whom, with what was left or what it was short. */
const written = (paper: BallotPaper, ballots: string, withSeed: string | null = null) =>
  counted(paper, ballotsOf(paper.rules.method.by, ballots), withSeed)
    .proposals.map(({ proposal, outcome }) => {
      const number = 'left' in outcome ? ` ${outcome.left}` : 'short' in outcome ? ` ${outcome.short}` : ''
      return `${proposal[0]} ${outcome.is}${number}`
    })
    .join(', ')

describe('awards', () => {
  it('[B10] go in the order of support and pass over what no longer fits', () => {
    const paper = paperOf('a:300 b:800 c:600 d:100')
    expect(written(paper, 'abc abc ab a d')).toBe(
      'a awarded 700, b didNotFit 100, c awarded 100, d awarded 0',
    )
  })

  it('[B10] stop at the first that does not fit, where that is the rule', () => {
    const paper = paperOf('a:300 b:800 c:600 d:100', { whenFull: 'stop' })
    expect(written(paper, 'abc abc ab a d')).toBe('a awarded 700, b didNotFit 100, c belowLine, d belowLine')
  })

  it('[B11] need the least support, and who has less keeps nobody from anything', () => {
    const paper = paperOf('a:300 b:800 c:600', { leastSupport: 2, whenFull: 'stop' })
    expect(written(paper, 'ac ac b -')).toBe('a awarded 700, c awarded 100, b notEnoughSupport 1')
    expect(written(paper, '- - -')).toBe('a notEnoughSupport 2, c notEnoughSupport 2, b notEnoughSupport 2')
  })

  it('[B12] go of a tie to the cheaper, and of those that cost as much to the earlier', () => {
    const paper = paperOf('a:600 b:500 c:500', { ties: { by: 'cheaper' } })
    expect(written(paper, 'abc abc abc')).toBe('b awarded 500, c awarded 0, a didNotFit 600')
  })

  it('[B12] go of a tie to the earlier, whatever it costs', () => {
    const paper = paperOf('a:600 b:500 c:400', { ties: { by: 'earlier' } })
    expect(written(paper, 'abc abc abc')).toBe('a awarded 400, b didNotFit 100, c awarded 0')
  })

  it('[B12] [B13] go of a tie by lot, which the seed and the ballots draw', () => {
    const paper = paperOf('a:600 b:600 c:600', { ties: lot })
    const first = (ballots: string, from = seed) => written(paper, ballots, from)[0]
    const many = Array.from({ length: 40 }, (_, more) => `abc abc abc${' -'.repeat(more)}`)
    // Whom one seed favours depends on the ballots, and with the same ballots on the seed.
    expect(new Set(many.map((ballots) => first(ballots)))).toEqual(new Set(['a', 'b', 'c']))
    const seeds = Array.from({ length: 40 }, (_, at) => sha256(`seed ${at}`))
    expect(new Set(seeds.map((one) => first('abc abc abc', one)))).toEqual(new Set(['a', 'b', 'c']))
    expect(() => written(paper, 'abc abc abc', null)).toThrow(RangeError)
  })

  it('[B14] say of a tie with whom, and whether it decided', () => {
    const ties = (paper: BallotPaper, ballots: string) =>
      counted(paper, ballotsOf('pick', ballots)).proposals.map(
        ({ proposal, tie }) =>
        tie === null ? `${proposal[0]}` : `${proposal[0]} with ${tie.with.map((one) => one[0]).join('')}${tie.isDecisive ? '!' : ''}`, // prettier-ignore
      )
    const paper = paperOf('a:600 b:500 c:300')
    expect(ties(paper, 'ab ab c')).toEqual(['b with a!', 'a with b!', 'c'])
    // All of a tie are awarded, or none could be: no rule decided.
    expect(ties(paper, 'bc bc a')).toEqual(['c with b', 'b with c', 'a'])
    expect(ties(paperOf('a:900 b:500 c:600'), 'abc ab ac')).toEqual(['a', 'b with c', 'c with b'])
    // Where awards stop, coming first may close the purse to who is cheaper.
    const stop = paperOf('a:700 b:800 c:300', { whenFull: 'stop' })
    expect(ties(stop, 'abc abc a')).toEqual(['a', 'c with b!', 'b with c'])
  })

  it('[B15] name near misses with what they were short', () => {
    const near = (paper: BallotPaper, ballots: string) =>
      counted(paper, ballotsOf('pick', ballots)).nearMisses.map(
        ({ proposal, behind, short }) => `${proposal[0]} ${behind} ${short}`,
      )
    // Passed over: more support than c, which was awarded, but 300 more than was left in the end.
    expect(near(paperOf('a:300 b:800 c:200'), 'abc ab a')).toEqual(['b 0 300'])
    // As much support as b, to which the rule for ties gave the money; and c behind them.
    expect(near(paperOf('a:600 b:500 c:520'), 'ab ab c')).toEqual(['a 0 100', 'c 1 20'])
    // Behind: of those with less support than a, only the ones with the most.
    expect(near(paperOf('a:900 b:200 c:150 d:120'), 'abc abc ad a')).toEqual(['c 2 50', 'b 2 100'])
    const stop = paperOf('a:300 b:800 c:600 d:100', { whenFull: 'stop' })
    expect(near(stop, 'abc abc ab ad')).toEqual(['b 1 100'])
    expect(near(stop, '- - -')).toEqual([])
  })

  it('[B16] are none where fewer voted than the rules ask for', () => {
    const paper = paperOf('a:300', { leastBallots: 4 })
    expect(countRound(paper, ballotsOf('pick', 'a a a'), null)).toEqual({ is: 'tooFewBallots', least: 4 })
    expect(countRound(paper, [], null)).toEqual({ is: 'tooFewBallots', least: 4 })
    expect(counted(paper, ballotsOf('pick', 'a a a -')).ballots).toBe(4)
  })

  it('[B1] [B10] [B11] [B12] [B14] are as by hand, and never exceed the pot', () => {
    fc.assert(
      fc.property(anyRound, ({ paper, ballots, seed }) => {
        const result = countRound(paper, ballots, seed)
        if (ballots.length < 3) {
          expect(result.is).toBe('tooFewBallots')
          return
        }
        const { proposals, awarded, left } = counted(paper, ballots, seed)
        const byHand = countByHand(paper, ballots, seed)
        expect(
          proposals.map(({ proposal, support, outcome: { is } }) => ({ proposal, support, is })),
        ).toEqual(byHand)
        const costs = new Map(paper.proposals.map(({ id, cost }) => [id, cost]))
        const sum = byHand.reduce(
          (all, { proposal, is }) => all + (is === 'awarded' ? costs.get(proposal)! : 0),
          0,
        )
        expect(awarded).toBe(sum)
        expect(sum).toBeLessThanOrEqual(paper.rules.pot)
        expect(left).toBe(paper.rules.pot - sum)
        let purse = paper.rules.pot
        for (const { proposal, outcome } of proposals) {
          const cost = costs.get(proposal)!
          if (outcome.is === 'didNotFit') expect(outcome.short).toBe(cost - purse)
          if (outcome.is !== 'awarded') continue
          purse -= cost
          expect(outcome.left).toBe(purse)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('[B7] are the same in whatever order ballots come and their ticks were made', () => {
    fc.assert(
      fc.property(
        anyRound.chain((round) =>
          fc.record({
            round: fc.constant(round),
            shuffled: fc.shuffledSubarray([...round.ballots], { minLength: round.ballots.length }),
          }),
        ),
        ({ round: { paper, ballots, seed }, shuffled }) => {
          const turned = shuffled.map((ballot): AllocationBallot => {
            if (ballot.by === 'rank') return ballot
            if (ballot.by === 'score') return { by: 'score', scores: ballot.scores.toReversed() }
            return { by: ballot.by, chosen: ballot.chosen.toReversed() }
          })
          expect(countRound(paper, turned, seed)).toEqual(countRound(paper, ballots, seed))
        },
      ),
    )
  })

  it('[B17] are not lost by one more ballot for a proposal alone', () => {
    fc.assert(
      fc.property(anyRound, ({ paper: drawn, ballots }) => {
        fc.pre(ballots.length >= 3)
        const ties = drawn.rules.ties.by === 'lot' ? ({ by: 'earlier' } as const) : drawn.rules.ties
        const paper = { ...drawn, rules: { ...drawn.rules, ties } }
        for (const { proposal, outcome } of counted(paper, ballots).proposals) {
          if (outcome.is !== 'awarded') continue
          const { method } = paper.rules
          const more: AllocationBallot =
            method.by === 'rank'
              ? { by: 'rank', ranked: [proposal] }
              : method.by === 'score'
                ? { by: 'score', scores: [{ proposal, score: method.highest }] }
                : { by: method.by, chosen: [proposal] }
          const then = counted(paper, [...ballots, more]).proposals.find((one) => one.proposal === proposal)
          expect(then?.outcome.is).toBe('awarded')
        }
      }),
    )
  })

  it('[B14] call a tie decisive exactly where first and last of it end otherwise', () => {
    fc.assert(
      fc.property(anyRound, ({ paper: drawn, ballots }) => {
        fc.pre(ballots.length >= 3)
        // By the order of handing in, a proposal can be put first or last of its tie by handing it in so.
        const paper: BallotPaper = { ...drawn, rules: { ...drawn.rules, ties: { by: 'earlier' } } }
        for (const { proposal, tie } of counted(paper, ballots).proposals) {
          if (tie === null) continue
          const others = paper.proposals.filter(({ id }) => id !== proposal)
          const one = paper.proposals.filter(({ id }) => id === proposal)
          const isAwarded = (proposals: BallotPaper['proposals']) =>
            countByHand({ ...paper, proposals }, ballots, null).find((by) => by.proposal === proposal)?.is === 'awarded' // prettier-ignore
          expect(tie.isDecisive).toBe(isAwarded([...one, ...others]) && !isAwarded([...others, ...one]))
        }
      }),
    )
  })
})
