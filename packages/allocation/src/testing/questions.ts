import type { Capacity } from '@alongside/protocol'
import type { Participant } from '@alongside/figures'
import type { Happening, Question } from '@alongside/figures/testing'
import * as fc from 'fast-check'
import { anyBallot, anyRound } from './rounds.ts'
import { roundTeller } from './teller.ts'

const people = ['a', 'b', 'c', 'd', 'e', 'f']

/** Most vote, then it is counted; some come late, think again or leave, and it is told once more. */
const anyVote: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(
    fc.subarray(people, { minLength: 1 }),
    fc.array(
      fc.record({
        what: fc.constantFrom('answer' as const, 'leave' as const),
        person: fc.constantFrom(...people),
      }),
      { maxLength: 2 },
    ),
  )
  .map(([voters, then]) => [
    ...voters.map((person) => ({ what: 'answer' as const, person })),
    { what: 'tell' },
    ...then,
    { what: 'tell' },
  ])

const anyCapacities = fc.array(fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician'), {
  minLength: people.length,
  maxLength: people.length,
})

/** What the reader of figures is asked of any small round: each voted one of two ballots, and it is published. */
export const anyQuestion: fc.Arbitrary<Question> = anyRound
  .chain(({ paper, seed }) =>
    fc.record({
      paper: fc.constant(paper),
      seed: fc.constant(seed),
      ballots: fc.record({ x: anyBallot(paper), y: anyBallot(paper) }),
      happenings: anyVote,
      capacities: anyCapacities,
      isListed: fc.boolean(),
    }),
  )
  .map(({ paper, seed, ballots, happenings, capacities, isListed }) => {
    const capacityOf = (person: string): Capacity => capacities[people.indexOf(person)] ?? 'observer'
    const all: readonly Participant[] = people.map((person) => ({ person, capacity: capacityOf(person) }))
    const eligible = isListed ? all : null
    const round = {
      ...paper,
      title: 'Winter warmth',
      oneEach: 'list' as const,
      again: 0,
      seed,
      ballots,
      eligible,
    }
    return {
      happenings,
      capacityOf,
      answers: Object.keys(ballots),
      isSteadfast: false,
      publish: () => roundTeller(round),
    }
  })
