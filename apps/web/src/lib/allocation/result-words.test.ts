import { countRound, turnoutOf, type AllocationResult, type BallotPaper } from '@alongside/allocation'
import type { AllocationBallot, RoundRules } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { nearMissInWords, outcomeInWords, resultInWords, turnoutInWords } from './result-words.ts'
import { countingInWords, rulesInWords } from './rule-words.ts'

const [lunch, bus, garden] = ['lunchclubaaaaaaa', 'minibusaaaaaaaaa', 'gardenaaaaaaaaaa'] as const
const titles: Readonly<Record<string, string>> = {
  [lunch]: 'Lunch club',
  [bus]: 'Minibus',
  [garden]: 'Garden',
}
const titleOf = (id: string): string => titles[id] ?? id
const costs: Readonly<Record<string, number>> = { [lunch]: 60_000, [bus]: 50_000, [garden]: 30_000 }
const rules: RoundRules = {
  pot: 100_000,
  currency: 'GBP',
  method: { by: 'pick', most: 2 },
  whenFull: 'skip',
  ties: 'cheaper',
  leastSupport: 1,
  leastBallots: 3,
  source: 'The council',
  proposers: 'membersAndGuests',
  voters: 'accountsAndGuests',
  proposeUntil: '2026-03-01',
  voteUntil: null,
}
const paper: BallotPaper = {
  rules: {
    pot: rules.pot,
    currency: 'GBP',
    method: rules.method,
    whenFull: 'skip',
    ties: { by: 'cheaper' },
    leastSupport: 1,
    leastBallots: 3,
  },
  proposals: [lunch, bus, garden].map((id) => ({ id, title: titleOf(id), cost: costs[id] ?? 0 })),
}
const pick = (...chosen: string[]): AllocationBallot => ({ by: 'pick', chosen })

function counted(...ballots: AllocationBallot[]): Extract<AllocationResult, { is: 'counted' }> {
  const result = countRound(paper, ballots, null)
  if (result.is !== 'counted') throw new RangeError('too few ballots')
  return result
}
const told = (result: ReturnType<typeof counted>): readonly string[] =>
  result.proposals.map((one) => outcomeInWords(one, costs[one.proposal] ?? 0, rules, titleOf))

describe('a result in words', () => {
  const result = counted(pick(lunch, bus), pick(lunch, bus), pick(lunch))

  it('says who gets what, and why the others get nothing', () => {
    expect(resultInWords(result, rules, titleOf)).toBe(
      '1 of 3 proposals gets money: Lunch club. £600 of the pot is given, and £400 is left.',
    )
    expect(told(result)).toEqual([
      'Gets £600. Then £400 was left.',
      'Gets nothing. It costs £100 more than was left.',
      'Gets nothing. It had 1 vote too few.',
    ])
  })

  it('says how little a proposal missed money by', () => {
    expect(result.nearMisses.map((one) => nearMissInWords(one, rules))).toEqual([
      'It had 1 vote less than the last one that gets money. It costs £100 more than what is left.',
    ])
  })

  it('says with whom there was a tie, and whether its rule decided', () => {
    const [first] = told(counted(pick(lunch, bus), pick(lunch, bus), pick(garden)))
    expect(first).toBe(
      'Gets £500. Then £500 was left. It had the same as Lunch club. The rule for this decided: the one that costs less comes first.',
    )
  })

  it('says that nothing is given where nobody voted for anything', () => {
    expect(resultInWords(counted(pick(), pick(), pick()), rules, titleOf)).toBe('No proposal gets money.')
  })
})

it('turnout is told with the list where there is one, and with the paper', () => {
  const voted = ['a', 'b', 'c'].map((person) => ({ person, capacity: 'usesServices' as const }))
  expect(turnoutInWords(turnoutOf({ voted, unnamed: 2, onPaper: 2, eligible: null })!)).toBe(
    '5 people voted. 2 of them voted on paper.',
  )
  const eligible = ['a', 'b', 'c', 'd'].map((person) => ({ person, capacity: 'usesServices' as const }))
  expect(turnoutInWords(turnoutOf({ voted, unnamed: 0, onPaper: 0, eligible })!)).toBe(
    '3 of the 4 people on the list voted.',
  )
})

describe('the rules in words', () => {
  it('say how each method is voted with and counted, and what happens at the end of the pot and in a tie', () => {
    const sentences = rulesInWords(rules).flatMap((one) => one.sentences)
    expect(sentences).toContain('There is £1,000 to share out.')
    expect(sentences).toContain('You choose up to 2 proposals.')
    expect(sentences).toContain('Proposals are taken until 1 March 2026.')
    expect(sentences).toContain('You can vote until those who lead close the vote.')
    expect(sentences).toContain(
      'If two have the same, the one that costs less comes first. If they cost the same, the one that was handed in first.',
    )
    expect(countingInWords({ ...rules, method: { by: 'rank', places: 3 }, whenFull: 'stop' })).toEqual(
      expect.arrayContaining([
        'First place gives 3 points. Each place after it gives one point less. The points are added up.',
        'If a proposal costs more than what is left, it gets nothing, and neither do those after it.',
      ]),
    )
  })

  it('speak of a least support only where it asks for more than one', () => {
    expect(countingInWords(rules).join(' ')).not.toContain('at least')
    expect(countingInWords({ ...rules, leastSupport: 2 })).toContain(
      'A proposal needs at least 2 votes to get money.',
    )
  })
})
