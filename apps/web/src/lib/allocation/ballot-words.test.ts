import type { BallotPaper } from '@alongside/allocation'
import type { AllocationMethod } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { ballotInWords, fullnessInWords, noRoomInWords } from './ballot-words.ts'

const [lunch, bus] = ['lunchclubaaaaaaa', 'minibusaaaaaaaaa'] as const
const paperBy = (method: AllocationMethod): BallotPaper => ({
  rules: {
    pot: 100_000,
    currency: 'GBP',
    method,
    whenFull: 'skip',
    ties: { by: 'cheaper' },
    leastSupport: 1,
    leastBallots: 3,
  },
  proposals: [
    { id: lunch, title: 'Lunch club', cost: 60_000 },
    { id: bus, title: 'Minibus', cost: 40_000 },
  ],
})

it('a basket says in words what is left of the pot', () => {
  const paper = paperBy({ by: 'basket' })
  expect(fullnessInWords(paper, { by: 'basket', chosen: [] })).toBe(
    '£1,000 of £1,000 is left. 0 proposals in the basket.',
  )
  expect(fullnessInWords(paper, { by: 'basket', chosen: [lunch] })).toBe(
    '£400 of £1,000 is left. 1 proposal in the basket.',
  )
  expect(fullnessInWords(paper, { by: 'basket', chosen: [lunch, bus] })).toBe(
    'The whole pot is used. 2 proposals in the basket.',
  )
})

it('the others say how many were chosen, ranked or given points', () => {
  expect(fullnessInWords(paperBy({ by: 'pick', most: 2 }), { by: 'pick', chosen: [lunch] })).toBe(
    '1 of at most 2 chosen.',
  )
  expect(fullnessInWords(paperBy({ by: 'rank', places: 2 }), { by: 'rank', ranked: [bus] })).toBe(
    '1 of at most 2 in order.',
  )
  expect(
    fullnessInWords(paperBy({ by: 'score', highest: 5 }), {
      by: 'score',
      scores: [{ proposal: bus, score: 0 }],
    }),
  ).toBe('1 of 2 has points.')
})

it('what does not go in is told with the reason and the way out', () => {
  expect(noRoomInWords({ is: 'costs', over: 10_000 }, 'Minibus', 'GBP')).toBe(
    'There is no room for ‘Minibus’: it costs £100 more than is left. Take something out first.',
  )
  expect(noRoomInWords({ is: 'full' }, 'Minibus', 'GBP')).toBe(
    'There is no room for ‘Minibus’. Take another off first.',
  )
  expect(noRoomInWords(null, 'Minibus', 'GBP')).toBeNull()
})

it('a ballot is read out in its order, and by points from the most', () => {
  const words = (...args: Parameters<typeof ballotInWords>) => ballotInWords(...args).map((one) => one.words)
  expect(words(paperBy({ by: 'rank', places: 2 }), { by: 'rank', ranked: [bus, lunch] })).toEqual([
    '1. Minibus',
    '2. Lunch club',
  ])
  expect(
    words(paperBy({ by: 'score', highest: 5 }), {
      by: 'score',
      scores: [
        { proposal: bus, score: 1 },
        { proposal: lunch, score: 4 },
      ],
    }),
  ).toEqual(['Lunch club: 4 points', 'Minibus: 1 point'])
  expect(words(paperBy({ by: 'basket' }), { by: 'basket', chosen: [lunch] })).toEqual(['Lunch club, £600'])
})
