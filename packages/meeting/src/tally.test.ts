import {
  abstain,
  capacities,
  consentAnswers,
  thresholds,
  type Capacity,
  type ConsentAnswer,
  type Threshold,
} from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tallyConsent, tallyMajority, type MajorityResult } from './tally.ts'

const ballots = <Answer extends string>(...answers: readonly Answer[]) =>
  answers.map((answer) => ({ capacity: 'unpaidCarer' as Capacity, answer }))
const options = ['a', 'b', 'c']
const result = (threshold: Threshold, ...answers: readonly string[]) =>
  tallyMajority(ballots(...answers), { options, threshold }).result

describe('consent', () => {
  it('[G126] is there where everyone is happy or can live with it', () => {
    expect(tallyConsent(ballots('happy', 'canLive')).result).toBe('consent')
    expect(tallyConsent(ballots('canLive')).result).toBe('consent')
  })

  it('[G126] is not there while someone is not sure, cannot agree, or nobody answered', () => {
    expect(tallyConsent(ballots('happy', 'notSure')).result).toBe('notSure')
    expect(tallyConsent(ballots('cannotAgree', 'notSure', 'happy')).result).toBe('objection')
    expect(tallyConsent([]).result).toBe('none')
  })
})

describe('a vote', () => {
  it('[G127] has no outcome without votes, and one vote decides alone', () => {
    for (const threshold of thresholds) {
      expect(result(threshold)).toEqual({ is: 'none' })
      expect(result(threshold, abstain, abstain)).toEqual({ is: 'none' })
      expect(result(threshold, 'b')).toEqual({ is: 'won', option: 'b' })
      expect(result(threshold, 'b', abstain, abstain)).toEqual({ is: 'won', option: 'b' })
    }
  })

  it('[G127] is tied where several have the most votes', () => {
    for (const threshold of thresholds) {
      expect(result(threshold, 'a', 'c')).toEqual({ is: 'tie', leading: ['a', 'c'] })
      expect(result(threshold, 'c', 'b', 'a')).toEqual({ is: 'tie', leading: ['a', 'b', 'c'] })
    }
  })

  it('[G127] is won by as many votes as its threshold asks, and else by nobody', () => {
    const most = ['a', 'a', 'b', 'c']
    expect(result('mostVotes', ...most)).toEqual({ is: 'won', option: 'a' })
    expect(result('moreThanHalf', ...most)).toEqual({ is: 'notEnough', leading: 'a' })
    expect(result('moreThanHalf', ...most, 'a')).toEqual({ is: 'won', option: 'a' })
    expect(result('twoThirds', ...most, 'a')).toEqual({ is: 'notEnough', leading: 'a' })
    expect(result('twoThirds', ...most, 'a', 'a', abstain)).toEqual({ is: 'won', option: 'a' })
  })

  it('[G125] shows all counts, and by capacity those of groups of three', () => {
    const cast = [
      ...ballots('a', 'a', 'b'),
      ...(['a', abstain] as const).map((answer) => ({ capacity: 'clinician' as const, answer })),
    ]
    const tally = tallyMajority(cast, { options: ['a', 'b'], threshold: 'mostVotes' })
    const counts = [
      { answer: 'a', count: 3 },
      { answer: 'b', count: 1 },
      { answer: abstain, count: 1 },
    ]
    expect(tally).toEqual({
      ballots: 5,
      counts,
      byGroup: {
        groups: [{ capacities: ['unpaidCarer', 'clinician'], people: 5, counts }],
        total: { people: 5, counts },
      },
      result: { is: 'won', option: 'a' },
    })
    const two = tallyConsent(ballots('happy', 'cannotAgree'))
    expect(two.counts.map(({ count }) => count)).toEqual([1, 0, 0, 1])
    expect(two.byGroup).toEqual({ groups: [], total: null })
  })

  it('[G125] takes no ballot for what was not asked', () => {
    expect(() => result('mostVotes', 'a', 'd')).toThrow(RangeError)
  })
})

describe('tallies', () => {
  const anyBallots = <Answer extends string>(answers: readonly Answer[]) =>
    fc.array(
      fc.record({
        capacity: fc.constantFrom(...capacities.slice(0, 4)),
        answer: fc.constantFrom(...answers),
      }),
      {
        maxLength: 25,
      },
    )

  it('[G125] [G127] come to the outcome that one gets by laying ballots on heaps', () => {
    fc.assert(
      fc.property(anyBallots([...options, abstain]), fc.constantFrom(...thresholds), (cast, threshold) => {
        const heaps = new Map<string, number>()
        for (const { answer } of cast) heaps.set(answer, (heaps.get(answer) ?? 0) + 1)
        const heap = (option: string) => heaps.get(option) ?? 0
        const votes = cast.length - heap(abstain)
        const share = { mostVotes: 0, moreThanHalf: 1 / 2, twoThirds: 2 / 3 }[threshold]
        const isBest = (option: string) => options.every((other) => heap(option) >= heap(other))
        const best = options.filter(isBest)
        const tally = tallyMajority(cast, { options, threshold })
        let expected: MajorityResult
        if (votes === 0) expected = { is: 'none' }
        else if (best.length > 1) expected = { is: 'tie', leading: best }
        else {
          const enough =
            threshold === 'twoThirds' ? heap(best[0]!) / votes > share - 1e-9 : heap(best[0]!) / votes > share
          expected = enough ? { is: 'won', option: best[0]! } : { is: 'notEnough', leading: best[0]! }
        }
        expect(tally.result).toEqual(expected)
        expect(tally.counts.map(({ count }) => count)).toEqual([...options, abstain].map(heap))
        if (cast.length >= 3) expect(tally.byGroup.total?.counts).toEqual(tally.counts)
        for (const { capacities, people, counts } of tally.byGroup.groups) {
          const mine = cast.filter(({ capacity }) => capacities.includes(capacity))
          expect(people).toBe(mine.length)
          for (const { answer, count } of counts ?? []) {
            expect(count).toBe(mine.filter((ballot) => ballot.answer === answer).length)
          }
        }
      }),
    )
  })

  it('[G126] of consent are as bad as the worst answer', () => {
    const worst: Record<ConsentAnswer, string> = {
      happy: 'consent',
      canLive: 'consent',
      notSure: 'notSure',
      cannotAgree: 'objection',
    }
    fc.assert(
      fc.property(anyBallots(consentAnswers), (cast) => {
        const rank = Math.max(-1, ...cast.map(({ answer }) => consentAnswers.indexOf(answer)))
        const answer = consentAnswers[rank]
        expect(tallyConsent(cast).result).toBe(answer === undefined ? 'none' : worst[answer])
      }),
    )
  })
})
