import { capacities, type Capacity } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Deed, Occasion, Source } from './deed.ts'
import { evidenceOf, type Found } from './evidence.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 200)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

const id = (name: string) => name.padEnd(16, 'x')
const source: fc.Arbitrary<Source> = fc.constantFrom<Source>(
  { what: 'section', document: id('d1'), section: id('s1') },
  { what: 'section', document: id('d1'), section: id('s2') },
  { what: 'section', document: id('d2'), section: id('s3') },
  { what: 'meeting', meeting: id('m1') },
  { what: 'item', meeting: id('m1'), item: id('i1') },
)
const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
const counted = fc
  .record({ at: fc.integer({ min: 0, max: 20 }), whole: fc.integer({ min: 1, max: 9 }), source })
  .chain((one) => fc.integer({ min: 0, max: one.whole }).map((part) => ({ ...one, part })))
const deed: fc.Arbitrary<Deed> = fc
  .tuple(counted, person, fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician', 'observer'))
  .map(([one, who, capacity]) => ({ ...one, person: who, capacity }))
const occasion: fc.Arbitrary<Occasion> = fc
  .tuple(counted, fc.uniqueArray(person))
  .map(([one, people]) => ({ ...one, people }))
const span = { from: 3, to: 17 }
const nothing: Found = {
  words: [],
  suggestions: [],
  chairing: [],
  deciding: [],
  answers: [],
  promises: [],
  rounds: [],
  papers: [],
  needs: [],
}

/** The groups as somebody would find them with slips of paper: a heap for each capacity, the smallest on the next. */
function slowGroups(deeds: readonly Deed[]): { capacities: Capacity[]; people: Set<string> }[] | null {
  const people = new Set(deeds.map((one) => one.person))
  if (people.size < 3 || deeds.length < 10) return null
  const heaps = capacities.map((capacity) => ({ capacities: [capacity], people: new Set<string>() }))
  for (const who of people) {
    let best = heaps[0]!
    let most = -1
    for (const heap of heaps) {
      let done = 0
      for (const one of deeds) {
        if (one.person === who && one.capacity === heap.capacities[0]) done += one.whole
      }
      if (done > most) [best, most] = [heap, done]
    }
    best.people.add(who)
  }
  const filled = heaps.filter((heap) => heap.people.size > 0)
  for (;;) {
    filled.sort((one, other) => place(one) - place(other))
    const bySize = [...filled].sort((one, other) => one.people.size - other.people.size)
    const [smallest, next] = bySize
    if (smallest!.people.size >= 3) return filled
    for (const who of smallest!.people) next!.people.add(who)
    next!.capacities.push(...smallest!.capacities)
    next!.capacities.sort((one, other) => capacities.indexOf(one) - capacities.indexOf(other))
    filled.splice(filled.indexOf(smallest!), 1)
  }
}
const place = (heap: { capacities: Capacity[] }) => capacities.indexOf(heap.capacities[0]!)

/** Adds up one by one. */
function slowSum(deeds: readonly Deed[], of: (one: Deed) => boolean): { whole: number; part: number } {
  let [whole, part] = [0, 0]
  for (const one of deeds) if (of(one)) [whole, part] = [whole + one.whole, part + one.part]
  return { whole, part }
}

describe('evidence by capacity', () => {
  it('[R1] [R2] [R3] [R4] is what counting slips of paper comes to', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const then = deeds.filter(({ at }) => at >= 3 && at <= 17)
        const slow = slowGroups(then)
        const { figure } = evidenceOf({ ...nothing, suggestions: deeds }, span).suggestions
        expect(figure === null).toBe(slow === null)
        if (figure === null || slow === null) return
        expect(figure.groups).toEqual(
          slow.map((heap) => ({
            capacities: heap.capacities,
            people: heap.people.size,
            ...slowSum(then, (one) => heap.people.has(one.person)),
          })),
        )
        const sum = figure.groups.reduce((all, group) => all + group.whole, 0)
        expect([figure.whole, figure.people]).toEqual([sum, new Set(then.map((one) => one.person)).size])
        for (const group of figure.groups) {
          expect(group.people).toBeGreaterThanOrEqual(3)
          expect(group.part).toBeLessThanOrEqual(group.whole)
        }
      }),
      { numRuns, ...seed },
    )
  })

  it('[R2] is no number at all where there is too little of it', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 40 }),
        fc.array(occasion, { maxLength: 6 }),
        (deeds, papers) => {
          const told = evidenceOf({ ...nothing, words: deeds, papers }, span)
          const then = deeds.filter(({ at }) => at >= 3 && at <= 17)
          const isLittle = new Set(then.map((one) => one.person)).size < 3 || then.length < 10
          if (isLittle) expect(told.words.figure).toBeNull()
          const sent = papers.filter(({ at }) => at >= 3 && at <= 17)
          const isFew = new Set(sent.flatMap(({ people }) => people)).size < 3
          const whole = sent.reduce((sum, one) => sum + one.whole, 0)
          expect(told.papers.figure === null).toBe(isFew || whole < 10)
          if (told.papers.figure !== null) expect(told.papers.figure.whole).toBe(whole)
        },
      ),
      { numRuns, ...seed },
    )
  })

  it('[R5] [R7] names every source once, in whatever order things were found', () => {
    const shuffled = fc
      .array(deed, { maxLength: 30 })
      .chain((deeds) => fc.tuple(fc.constant(deeds), fc.shuffledSubarray(deeds, { minLength: deeds.length })))
    fc.assert(
      fc.property(shuffled, ([deeds, otherwise]) => {
        const told = evidenceOf({ ...nothing, words: deeds }, span)
        expect(evidenceOf({ ...nothing, words: otherwise }, span)).toEqual(told)
        const keys = told.words.sources.map((one) => JSON.stringify(one))
        const then = deeds.filter(({ at }) => at >= 3 && at <= 17)
        expect(new Set(keys)).toEqual(new Set(then.map((one) => JSON.stringify(one.source))))
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns, ...seed },
    )
  })
})
