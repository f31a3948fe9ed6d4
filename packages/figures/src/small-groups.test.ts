import { capacities, type Capacity } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSmallGroups, smallGroups } from './small-groups.ts'

const counts = (of: Partial<Record<Capacity, number>>) => new Map(Object.entries(of) as [Capacity, number][])
const anyCounts = fc
  .array(fc.tuple(fc.constantFrom(...capacities), fc.nat(7)), { maxLength: 10 })
  .map((entries) => new Map(entries))

/** The same by pen and paper: strike out two lines and write one, until no line is too small. */
function slowly(of: ReadonlyMap<Capacity, number>, least: number): readonly string[] {
  const lines = capacities.filter((capacity) => (of.get(capacity) ?? 0) > 0).map((capacity) => [capacity])
  const size = (line: readonly Capacity[]) => line.reduce((sum, capacity) => sum + (of.get(capacity) ?? 0), 0)
  const place = (line: readonly Capacity[]) =>
    Math.min(...line.map((capacity) => capacities.indexOf(capacity)))
  const smallestOf = (among: readonly Capacity[][]) =>
    among.reduce((best, line) =>
      size(line) < size(best) || (size(line) === size(best) && place(line) < place(best)) ? line : best,
    )
  while (lines.length > 0) {
    const smallest = smallestOf(lines)
    if (size(smallest) >= least) break
    const others = lines.filter((line) => line !== smallest)
    if (others.length === 0) return []
    smallestOf(others).push(...smallest)
    lines.splice(lines.indexOf(smallest), 1)
  }
  return lines.map((line) => `${line.toSorted().join(' ')} ${size(line)}`).toSorted()
}

describe('small groups', () => {
  it('[G100] shows capacities of three people by themselves', () => {
    expect(smallGroups(counts({ unpaidCarer: 3, commissioner: 4 }), 3)).toEqual([
      { capacities: ['unpaidCarer'], people: 3 },
      { capacities: ['commissioner'], people: 4 },
    ])
  })

  it('[G100] puts the smallest with the next smallest until all are large enough', () => {
    expect(smallGroups(counts({ commissioner: 1, clinician: 2, unpaidCarer: 5, layPartner: 3 }), 3)).toEqual([
      { capacities: ['unpaidCarer'], people: 5 },
      { capacities: ['layPartner'], people: 3 },
      { capacities: ['clinician', 'commissioner'], people: 3 },
    ])
    expect(smallGroups(counts({ commissioner: 1, clinician: 1, unpaidCarer: 5, layPartner: 4 }), 3)).toEqual([
      { capacities: ['unpaidCarer'], people: 5 },
      { capacities: ['layPartner', 'clinician', 'commissioner'], people: 6 },
    ])
  })

  it('[G100] takes of groups as small the one whose capacity stands first', () => {
    expect(smallGroups(counts({ observer: 2, clinician: 2, usesServices: 2 }), 3)).toEqual([
      { capacities: ['usesServices', 'clinician', 'observer'], people: 6 },
    ])
    expect(smallGroups(counts({ observer: 2, clinician: 2, usesServices: 2, unpaidCarer: 2 }), 3)).toEqual([
      { capacities: ['usesServices', 'unpaidCarer'], people: 4 },
      { capacities: ['clinician', 'observer'], people: 4 },
    ])
  })

  it('[G100] shows nothing of fewer people than the least, nor of nobody', () => {
    expect(smallGroups(counts({ usesServices: 1, clinician: 1 }), 3)).toEqual([])
    expect(smallGroups(counts({ usesServices: 4 }), 5)).toEqual([])
    expect(smallGroups(counts({ usesServices: 0 }), 3)).toEqual([])
  })

  it('[G100] [G101] holds each person in one group, as one would do it by hand', () => {
    fc.assert(
      fc.property(anyCounts, fc.integer({ min: 1, max: 6 }), (of, least) => {
        const groups = smallGroups(of, least)
        const written = groups.map(({ capacities, people }) => `${capacities.toSorted().join(' ')} ${people}`)
        expect(written.toSorted()).toEqual(slowly(of, least))
        for (const group of groups) expect(group.people).toBeGreaterThanOrEqual(least)
        const all = [...of.values()].reduce((sum, people) => sum + people, 0)
        const shown = groups.reduce((sum, group) => sum + group.people, 0)
        expect(shown).toBe(all >= least ? all : 0)
      }),
    )
  })

  it('[G102] makes groups of people from their capacities, in whatever order they come', () => {
    const people = (['observer', 'clinician', 'observer', 'unpaidCarer', 'observer'] as const).map(
      (capacity, number) => ({ capacity, number }),
    )
    const numbers = (of: typeof people) =>
      inSmallGroups(of, 2).map((group) =>
        group.people.map(({ number }) => number).toSorted((one, other) => one - other),
      )
    expect(numbers(people)).toEqual([
      [1, 3],
      [0, 2, 4],
    ])
    expect(numbers(people.toReversed())).toEqual(numbers(people))
  })
})
