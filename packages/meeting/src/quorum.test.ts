import { capacities, capacityGroups, type Capacity, type QuorumRule } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quorumOf } from './quorum.ts'

const people = (...of: readonly Capacity[]) =>
  of.map((capacity, number) => ({ person: `p${number}`, capacity }))
const board: QuorumRule = {
  atLeast: 4,
  of: [
    { who: 'livedExperience', atLeast: 2 },
    { who: 'unpaidCarer', atLeast: 1 },
  ],
}

describe('a quorum', () => {
  it('[G110] is met by enough people, of whom enough are of each line', () => {
    expect(quorumOf(board, people('usesServices', 'youngPerson', 'unpaidCarer', 'clinician'))).toEqual({
      isMet: true,
      have: 4,
      need: 4,
      missing: [],
    })
  })

  it('[G110] counts a person once, and for each line that their capacity fits', () => {
    const lay: QuorumRule = { atLeast: 1, of: [{ who: 'lay', atLeast: 1 }, ...board.of.slice(1)] }
    expect(quorumOf(lay, people('unpaidCarer')).isMet).toBe(true)
    const twice = [...people('unpaidCarer'), ...people('usesServices')]
    expect(quorumOf({ atLeast: 2, of: [] }, twice)).toMatchObject({ isMet: false, have: 1 })
  })

  it('[G111] says how many more people it takes, then of whom', () => {
    expect(quorumOf(board, people('usesServices', 'youngPerson')).missing).toEqual([
      { who: null, short: 2 },
      { who: 'unpaidCarer', short: 1 },
    ])
    expect(quorumOf(board, people('clinician', 'clinician', 'clinician', 'clinician'))).toEqual({
      isMet: false,
      have: 4,
      need: 4,
      missing: [
        { who: null, short: 3 },
        { who: 'livedExperience', short: 2 },
        { who: 'unpaidCarer', short: 1 },
      ],
    })
  })

  it('[G111] needs as many as its lines take together, where that is more than it says', () => {
    const lines: QuorumRule = { ...board, atLeast: 1 }
    expect(quorumOf(lines, [])).toMatchObject({ need: 3, missing: [{ who: null, short: 3 }, {}, {}] })
  })

  const kinds = ['usesServices', 'unpaidCarer', 'youngPerson', 'clinician'] as const
  const isMet = (rule: QuorumRule, of: readonly Capacity[]) =>
    of.length >= rule.atLeast &&
    rule.of.every(({ who, atLeast }) => {
      const members: readonly Capacity[] =
        who in capacityGroups ? capacityGroups[who as 'lay'] : [who as Capacity]
      return of.filter((capacity) => members.includes(capacity)).length >= atLeast
    })
  /** All ways to choose so many capacities. */
  const choices = (many: number, from: readonly Capacity[] = kinds): readonly (readonly Capacity[])[] =>
    many === 0
      ? [[]]
      : from.flatMap((kind, at) => choices(many - 1, from.slice(at)).map((rest) => [kind, ...rest]))

  it('[G111] can be met by so many more people as it says, and not by fewer', () => {
    const rules = fc.record({
      atLeast: fc.nat(4),
      of: fc
        .uniqueArray(fc.constantFrom('lay' as const, 'livedExperience' as const, ...kinds), { maxLength: 4 })
        .chain((whos) =>
          fc.tuple(...whos.map((who) => fc.record({ who: fc.constant(who), atLeast: fc.nat(2) }))),
        ),
    })
    fc.assert(
      fc.property(
        rules,
        fc.array(fc.constantFrom(...kinds, ...capacities), { maxLength: 4 }),
        (rule, here) => {
          const { isMet: met, missing, need } = quorumOf(rule, people(...here))
          const fewest = (there: readonly Capacity[]) =>
            [0, 1, 2, 3, 4, 5, 6, 7, 8].find((many) =>
              choices(many).some((more) => isMet(rule, [...there, ...more])),
            )
          expect(met).toBe(isMet(rule, here))
          expect(missing.find(({ who }) => who === null)?.short ?? 0).toBe(fewest(here))
          expect(need).toBe(fewest([]))
        },
      ),
    )
  })
})
