import { ballotChecker, type BallotPaper } from '@alongside/allocation'
import type { AllocationBallot, AllocationMethod } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import {
  ballotOn,
  emptyBallot,
  isSameBallot,
  leftIn,
  moved,
  noRoomFor,
  pointsFor,
  scored,
  toggled,
} from './choosing.ts'

const [lunch, bus, garden] = ['lunchclubaaaaaaa', 'minibusaaaaaaaaa', 'gardenaaaaaaaaaa'] as const
const paperBy = (method: AllocationMethod): BallotPaper => ({
  rules: {
    pot: 1000,
    currency: 'GBP',
    method,
    whenFull: 'skip',
    ties: { by: 'cheaper' },
    leastSupport: 1,
    leastBallots: 3,
  },
  proposals: [
    { id: lunch, title: 'Lunch club', cost: 600 },
    { id: bus, title: 'Minibus', cost: 500 },
    { id: garden, title: 'Garden', cost: 400 },
  ],
})
const basket = paperBy({ by: 'basket' })
const choose = (paper: BallotPaper, ...ids: readonly string[]): AllocationBallot =>
  ids.reduce((ballot, id) => toggled(paper, ballot, id), emptyBallot(paper.rules.method))

describe('a basket', () => {
  it('says what is left of the pot, and holds nothing that costs more than that', () => {
    const one = choose(basket, lunch)
    expect(leftIn(basket, one)).toBe(400)
    expect(noRoomFor(basket, one, bus)).toEqual({ is: 'costs', over: 100 })
    expect(toggled(basket, one, bus)).toBe(one)
    expect(noRoomFor(basket, one, garden)).toBeNull()
    expect(leftIn(basket, choose(basket, lunch, garden))).toBe(0)
  })

  it('has room again once something is taken out', () => {
    const without = toggled(basket, choose(basket, lunch, garden), lunch)
    expect(toggled(basket, without, bus)).toEqual({ by: 'basket', chosen: [garden, bus] })
  })
})

describe('a pick and a rank', () => {
  it('take so many and no more, and what is on them can be taken off', () => {
    for (const method of [
      { by: 'pick', most: 2 },
      { by: 'rank', places: 2 },
    ] as const) {
      const paper = paperBy(method)
      const full = choose(paper, lunch, bus)
      expect(noRoomFor(paper, full, garden)).toEqual({ is: 'full' })
      expect(toggled(paper, full, garden)).toBe(full)
      expect(noRoomFor(paper, full, bus)).toBeNull()
    }
  })

  it('are put in order one place at a time, and stay at their ends', () => {
    const ranked = choose(paperBy({ by: 'rank', places: 3 }), lunch, bus, garden)
    expect(moved(ranked, garden, -1)).toEqual({ by: 'rank', ranked: [lunch, garden, bus] })
    expect(moved(ranked, lunch, 1)).toEqual({ by: 'rank', ranked: [bus, lunch, garden] })
    expect(moved(ranked, lunch, -1)).toBe(ranked)
    expect(moved(ranked, garden, 1)).toBe(ranked)
  })
})

describe('points', () => {
  it('are given, given otherwise and taken off', () => {
    const ballot = scored(scored(emptyBallot({ by: 'score', highest: 5 }), lunch, 4), lunch, 2)
    expect(pointsFor(ballot, lunch)).toBe(2)
    expect(pointsFor(ballot, bus)).toBeNull()
    expect(pointsFor(scored(ballot, lunch, null), lunch)).toBeNull()
  })
})

describe('what was chosen before', () => {
  it('stands again as long as it is a ballot of this vote', () => {
    const kept = choose(basket, lunch)
    expect(ballotOn(basket, kept)).toBe(kept)
    expect(ballotOn(basket, { by: 'basket', chosen: ['gonegonegonegone'] })).toEqual(
      emptyBallot({ by: 'basket' }),
    )
    expect(ballotOn(paperBy({ by: 'rank', places: 3 }), kept)).toEqual({ by: 'rank', ranked: [] })
    expect(ballotOn(basket, null)).toEqual({ by: 'basket', chosen: [] })
  })

  it('is the same vote where only what has no order stands in another', () => {
    expect(isSameBallot(choose(basket, lunch, garden), choose(basket, garden, lunch))).toBe(true)
    const rank = paperBy({ by: 'rank', places: 3 })
    expect(isSameBallot(choose(rank, lunch, garden), choose(rank, garden, lunch))).toBe(false)
    const none = emptyBallot({ by: 'score', highest: 5 })
    expect(isSameBallot(scored(none, lunch, 0), none)).toBe(true)
    expect(isSameBallot(scored(none, lunch, 1), none)).toBe(false)
  })

  it('can be sent whatever was pressed', () => {
    for (const method of [
      { by: 'basket' },
      { by: 'pick', most: 1 },
      { by: 'rank', places: 1 },
      { by: 'score', highest: 5 },
    ] as const) {
      const paper = paperBy(method)
      expect(ballotChecker(paper)(choose(paper, lunch, bus, garden, bus))).toBeNull()
    }
  })
})
