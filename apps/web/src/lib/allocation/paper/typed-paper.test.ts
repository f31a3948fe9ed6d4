import { ballotChecker, type BallotPaper } from '@alongside/allocation'
import type { AllocationMethod } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { ballotFromMarks, problemWithMarks } from './typed-paper.ts'

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
const pick = paperBy({ by: 'pick', most: 1 })
const rank = paperBy({ by: 'rank', places: 3 })
const score = paperBy({ by: 'score', highest: 5 })

it('marks on paper make a vote of the method, and a paper without any a blank one', () => {
  expect(ballotFromMarks(basket, { [lunch]: 'x', [garden]: 'x' })).toEqual({
    by: 'basket',
    chosen: [lunch, garden],
  })
  expect(ballotFromMarks(rank, { [lunch]: '3', [garden]: '1' })).toEqual({
    by: 'rank',
    ranked: [garden, lunch],
  })
  expect(ballotFromMarks(score, { [bus]: '4', [garden]: '0' })).toEqual({
    by: 'score',
    scores: [
      { proposal: bus, score: 4 },
      { proposal: garden, score: 0 },
    ],
  })
  for (const paper of [basket, pick, rank, score]) {
    expect(ballotChecker(paper)(ballotFromMarks(paper, {}))).toBeNull()
    expect(problemWithMarks(paper, {})).toBeNull()
  }
})

it('says what is wrong with marks, and with none else', () => {
  expect(problemWithMarks(basket, { [lunch]: 'x', [bus]: 'x' })).toBe('overPot')
  expect(problemWithMarks(basket, { [lunch]: 'x', [garden]: 'x' })).toBeNull()
  expect(problemWithMarks(pick, { [lunch]: 'x', [bus]: 'x' })).toBe('tooMany')
  expect(problemWithMarks(rank, { [lunch]: '1', [bus]: '1' })).toBe('samePlace')
  expect(problemWithMarks(rank, { [lunch]: '1', [bus]: '2' })).toBeNull()
})
