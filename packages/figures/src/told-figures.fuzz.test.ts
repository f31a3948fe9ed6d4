import type { Capacity } from '@alongside/protocol'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { learned, type Happening } from './testing/reader.ts'
import { teller } from './testing/teller.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 60)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
/** Not so many that all that they may have answered could not be gone through. */
const mostAnswers = { 2: 10, 3: 7 }

const anyone = fc.constantFrom(...people)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: anyone.map((person) => ({ what: 'answer' as const, person })) },
  { weight: 1, arbitrary: anyone.map((person) => ({ what: 'leave' as const, person })) },
  { weight: 3, arbitrary: fc.constant({ what: 'tell' as const }) },
)
const everyone = fc
  .subarray(people, { minLength: 2, maxLength: 7 })
  .map((some) => some.map((person) => ({ what: 'answer' as const, person })))
/** A round: most answer, some late, think again or leave, and now and then it is told. */
const round = fc
  .tuple(everyone, fc.array(happening, { maxLength: 7 }))
  .map(([first, then]): Happening[] => [...first, { what: 'tell' }, ...then, { what: 'tell' }])
const rounds = fc
  .array(round, { minLength: 1, maxLength: 3 })
  .map((all) => all.flatMap((one, at) => (at === 0 ? one : [{ what: 'askAgain' as const }, ...one])))

it('[G106] nobody learns what one person answered, whatever happens and whenever figures are told', () => {
  const capacities = fc.array(fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician'), {
    minLength: people.length,
    maxLength: people.length,
  })
  fc.assert(
    fc.property(
      rounds,
      capacities,
      fc.constantFrom(2 as const, 3 as const),
      fc.constantFrom(2, 3),
      fc.constantFrom('shown' as const, 'heldBack' as const),
      fc.boolean(),
      (happenings, capacityOf, options, least, oneVoice, isSteadfast) => {
        const answers = ['yes', 'no', 'unsure'].slice(0, options)
        const question = {
          happenings: upTo(happenings, mostAnswers[options], isSteadfast),
          capacityOf: (person: string) => capacityOf[people.indexOf(person)]!,
          answers,
          isSteadfast,
          publish: () => teller({ answers, least, oneVoice }),
        }
        expect(learned(question)).toEqual([])
      },
    ),
    { numRuns, ...seed },
  )
})

/** The beginning of it, with so many different answers at most, and a last telling. */
function upTo(happenings: readonly Happening[], most: number, isSteadfast: boolean): readonly Happening[] {
  const given = new Set<string>()
  const end = happenings.findIndex((happening, at) => {
    if (happening.what === 'answer') given.add(isSteadfast ? happening.person : `${at}`)
    return given.size > most
  })
  return end === -1 ? happenings : [...happenings.slice(0, end), { what: 'tell' }]
}
