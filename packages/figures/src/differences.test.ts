import type { Capacity } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesIn } from './differences.ts'
import { figuresByGroup } from './figures.ts'

const answers = ['a lot', 'a little', 'not'] as const
const group = (capacity: Capacity, ...counts: readonly number[]) => ({
  capacities: [capacity],
  people: counts.reduce((sum, count) => sum + count, 0),
  counts: answers.map((answer, at) => ({ answer, count: counts[at] ?? 0 })),
})

describe('what groups answer more often than others', () => {
  it('[G107] is told of each answer once, the biggest difference first', () => {
    const staff = group('frontlineStaff', 4, 1, 0)
    const users = group('usesServices', 1, 3, 1)
    const carers = group('unpaidCarer', 2, 2, 1)
    expect(
      differencesIn([users, carers, staff]).map(({ answer, more, less }) => [answer, more, less]),
    ).toEqual([
      ['a lot', { capacities: ['frontlineStaff'], share: 0.8 }, { capacities: ['usesServices'], share: 0.2 }],
      [
        'a little',
        { capacities: ['usesServices'], share: 0.6 },
        { capacities: ['frontlineStaff'], share: 0.2 },
      ],
      ['not', { capacities: ['usesServices'], share: 0.2 }, { capacities: ['frontlineStaff'], share: 0 }],
    ])
  })

  it('[G107] is told of no group that is held back, and not where there is one alone', () => {
    const staff = group('frontlineStaff', 5, 0, 0)
    const users = group('usesServices', 0, 0, 5)
    expect(differencesIn([staff])).toEqual([])
    expect(differencesIn([staff, { ...users, counts: null }])).toEqual([])
    expect(differencesIn([])).toEqual([])
    expect(differencesIn([staff, users])).toHaveLength(2)
    expect(differencesIn([group('clinician', 3, 2, 0), group('usesServices', 2, 3, 0)])).toHaveLength(2)
  })

  it('[G107] follows from what is shown, and is the biggest that any two groups have', () => {
    const given = fc.array(
      fc.record({
        capacity: fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician'),
        answer: fc.constantFrom(...answers),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(given, (all) => {
        const { groups } = figuresByGroup(all, { answers, least: 3, oneVoice: 'heldBack' })
        const found = differencesIn(groups)
        // By hand: every pair of groups, every answer.
        const slow = answers.map((answer) => {
          let most = 0
          for (const one of groups) {
            for (const other of groups) {
              if (one.counts === null || other.counts === null) continue
              const share = (of: typeof one) =>
                (of.counts?.find((count) => count.answer === answer)?.count ?? 0) / of.people
              most = Math.max(most, share(one) - share(other))
            }
          }
          return { answer, most }
        })
        expect(found.map(({ answer }) => answer).toSorted()).toEqual(
          slow
            .filter(({ most }) => most > 0.199999)
            .map(({ answer }) => answer)
            .toSorted(),
        )
        for (const { answer, more, less } of found) {
          expect(more.share - less.share).toBe(slow.find((one) => one.answer === answer)?.most)
        }
        const apart = found.map(({ more, less }) => more.share - less.share)
        expect(apart).toEqual(apart.toSorted((one, other) => other - one))
      }),
    )
  })
})
