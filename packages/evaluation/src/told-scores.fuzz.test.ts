import { learned, type Happening, type Publisher } from '@alongside/figures/testing'
import type { Capacity, Score } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revealOf } from './reveal-rows.ts'
import { scoreRows } from './score-rows.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 40)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => name.repeat(16))
/** Not so many that all that they may have scored could not be gone through. */
const most = { 2: 10, 3: 7 }
const offered: Readonly<Record<2 | 3, readonly Score[]>> = { 2: [0, 4], 3: [1, 3, 'cannotSay'] }

/** Reveals as the product does: once in a round, what came later is late. */
function revealing(capacityOf: (person: string) => Capacity): Publisher {
  let before: readonly string[] = []
  let now: readonly string[] | null = null
  return {
    tell(given) {
      const panel = new Map(
        people.map((person) => [
          person,
          { person, capacity: capacityOf(person), isFromProvider: false, since: 0 },
        ]),
      )
      now ??= scoreRows(
        { panel },
        given.map(({ person, answer }) => ({
          person,
          ballot: JSON.stringify({ score: scoreFrom(answer), show: false, reason: '', evidence: null }),
        })),
        before,
        (person) => person,
      )
      const { groups } = revealOf({ scores: now, reasons: [] })
      return [groups, now.map((row) => (JSON.parse(row) as { of: unknown }).of)]
    },
    askAgain() {
      before = [...before, ...(now ?? [])]
      now = null
    },
    openTo: () => [],
  }
}

const scoreFrom = (answer: string): Score => (answer === 'cannotSay' ? answer : (Number(answer) as Score))

const anyone = fc.constantFrom(...people)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: anyone.map((person) => ({ what: 'answer' as const, person })) },
  { weight: 1, arbitrary: anyone.map((person) => ({ what: 'leave' as const, person })) },
  { weight: 2, arbitrary: fc.constant({ what: 'tell' as const }) },
)
const everyone = fc
  .subarray(people, { minLength: 2, maxLength: 7 })
  .map((some) => some.map((person) => ({ what: 'answer' as const, person })))
/** A round: most score, it is revealed, some come late. */
const round = fc
  .tuple(everyone, fc.array(happening, { maxLength: 4 }))
  .map(([first, then]): Happening[] => [...first, { what: 'tell' }, ...then, { what: 'tell' }])
const rounds = fc
  .array(round, { minLength: 1, maxLength: 3 })
  .map((all) => all.flatMap((one, at) => (at === 0 ? one : [{ what: 'askAgain' as const }, ...one])))

describe('who reads every figure of every round', () => {
  it('[Y23] learns no score of anybody, over rounds, late arrivals and reopening', () => {
    const capacities = fc.array(fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician'), {
      minLength: people.length,
      maxLength: people.length,
    })
    fc.assert(
      fc.property(
        rounds,
        capacities,
        fc.constantFrom(2 as const, 3 as const),
        fc.boolean(),
        (happenings, capacitiesOf, options, isSteadfast) => {
          const capacityOf = (person: string) => capacitiesOf[people.indexOf(person)]!
          const question = {
            happenings: upTo(happenings, most[options], isSteadfast),
            capacityOf,
            answers: offered[options].map(String),
            isSteadfast,
            publish: () => revealing(capacityOf),
          }
          expect(learned(question)).toEqual([])
        },
      ),
      { numRuns, ...seed },
    )
  })
})

/** The beginning of it, with so many different answers at most, and a last telling. */
function upTo(happenings: readonly Happening[], limit: number, isSteadfast: boolean): readonly Happening[] {
  const given = new Set<string>()
  const end = happenings.findIndex((happening, at) => {
    if (happening.what === 'answer') given.add(isSteadfast ? happening.person : `${at}`)
    return given.size > limit
  })
  return end === -1 ? happenings : [...happenings.slice(0, end), { what: 'tell' }]
}
