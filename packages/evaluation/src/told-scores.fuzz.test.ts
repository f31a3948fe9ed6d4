import { learned, type Happening, type Publisher } from '@alongside/figures/testing'
import { scoresOf, type Capacity, type Scale, type Score } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revealOf } from './reveal-rows.ts'
import { scoreRows } from './score-rows.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 40)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => name.repeat(16))
/** What people give on a scale, and how many of them at most: so many that all that they may have given can be gone through. */
const offered: readonly {
  readonly scale: Scale
  readonly scores: readonly Score[]
  readonly most: number
}[] = [
  { scale: 'fully', scores: [0, 4], most: 10 },
  { scale: 'fully', scores: [1, 3, 'cannotSay'], most: 7 },
  { scale: 'level', scores: [0, 2], most: 10 },
  { scale: 'level', scores: [0, 1, 2], most: 7 },
  { scale: 'level', scores: [...scoresOf('level')], most: 5 },
]

/** Reveals as the product does: once in a round, what came later is late. */
function revealing(capacityOf: (person: string) => Capacity, scale: Scale): Publisher {
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
        scale,
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
  it('[Y23] [Y50] learns no score and no level of anybody, over rounds, late arrivals and reopening', () => {
    const capacities = fc.array(fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician'), {
      minLength: people.length,
      maxLength: people.length,
    })
    fc.assert(
      fc.property(
        rounds,
        capacities,
        fc.constantFrom(...offered),
        fc.boolean(),
        (happenings, capacitiesOf, { scale, scores, most }, isSteadfast) => {
          const capacityOf = (person: string) => capacitiesOf[people.indexOf(person)]!
          const question = {
            happenings: upTo(happenings, most, isSteadfast),
            capacityOf,
            answers: scores.map(String),
            isSteadfast,
            publish: () => revealing(capacityOf, scale),
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
