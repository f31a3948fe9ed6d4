import type { AllocationBallot, Capacity } from '@alongside/protocol'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { ballotPaperOf } from './ballot-paper.ts'
import { ballotsFileOf } from './ballots-file.ts'
import { papersIn, seedIn } from './box.ts'
import { closingFrom, closingRows } from './closing.ts'
import { countRound } from './count.ts'
import { freshRound, type Round } from './round.ts'
import type { BallotPaper } from './rules.ts'
import { voteSealer } from './sealed-vote.ts'
import { card, rules } from './testing/room.ts'
import { anyBallot, anyRound, id, seed } from './testing/rounds.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)
const fixed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

/** Somebody who votes, or a vote on paper: the last ones, and whoever is ticked off for them where there is a list. */
interface Voter {
  readonly person: string
  readonly capacity: Capacity
  readonly how: 'self' | 'byHand' | 'onPaper'
}

const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(id)
const anyVoters: fc.Arbitrary<readonly Voter[]> = fc
  .array(
    fc.record({
      capacity: fc.constantFrom<Capacity>('usesServices', 'unpaidCarer', 'clinician', 'commissioner'),
      how: fc.constantFrom('self' as const, 'self' as const, 'byHand' as const, 'onPaper' as const),
    }),
    { minLength: 1, maxLength: people.length },
  )
  .map((all) => all.map((one, at) => ({ ...one, person: people[at] ?? '' })))

function roundOf(
  { proposals, rules: counted }: BallotPaper,
  voters: readonly Voter[],
  isListed: boolean,
): Round {
  const onPaper = voters.filter(({ how }) => how === 'onPaper').map(({ person }) => person)
  const batch = { id: id('batch'), by: id('z'), witness: id('y'), ballots: onPaper.length }
  return {
    ...freshRound(id('round'), {
      ...rules,
      ...counted,
      ties: counted.ties.by,
      voters: isListed ? 'list' : 'accountsAndGuests',
    }),
    phase: 'voting',
    openedAt: 1,
    seedHash: counted.ties.by === 'lot' ? counted.ties.seedHash : null,
    list: isListed ? voters.map(({ person, capacity }) => ({ person, capacity })) : [],
    proposals: proposals.map((one) => ({
      id: one.id,
      by: id('z'),
      card: card(one.title, one.cost),
      version: 1,
      interests: [],
      checks: [],
      leftOff: null,
    })),
    assisted: voters.flatMap(({ person, how }) =>
      how === 'byHand' ? [{ person, hand: id('z'), at: 1 }] : [],
    ),
    batches: onPaper.length === 0 ? [] : [{ ...batch, people: isListed ? onPaper : [] }],
  }
}

/** Whoever is somebody in the space; a place for paper is not. */
const selfOf = (one: string): string | null => (people.includes(one) ? one : null)

/** Every byte that anybody gets once the vote is counted, of votes that came in this order. */
function published(
  round: Round,
  voters: readonly Voter[],
  cast: readonly AllocationBallot[],
  order: readonly number[],
) {
  const paper = ballotPaperOf(round)
  const seal = voteSealer(paper)
  const places = round.batches.flatMap((batch) => papersIn(round.id, batch))
  const given = voters.map(({ person, capacity, how }, at) => {
    const onPaper = how === 'onPaper'
    const before = voters.slice(0, at).filter((one) => one.how === 'onPaper').length
    return {
      person: onPaper ? (places[before] ?? '') : person,
      ballot: seal({ capacity: onPaper ? null : capacity, ballot: cast[at]!, byHand: how === 'byHand' }),
    }
  })
  const came = order.flatMap((at) => given[at] ?? [])
  const inBox = paper.rules.ties.by === 'lot' ? [...came, { person: seedIn(round.id), ballot: seed }] : came
  // The box shuffles what it keeps.
  const closing = closingFrom(round, closingRows(round, inBox, selfOf).toSorted())
  const { ballots, turnout } = closing
  const result = countRound(paper, ballots, closing.seed)
  const oneEach = round.rules.voters
  const told = { ...paper, title: 'Round', oneEach, again: 0, seed: closing.seed, ballots }
  return JSON.stringify([result, turnout, turnout && ballotsFileOf({ ...told, turnout })])
}

/** The same vote, with points said that are none: as a paper form has them, which a screen leaves out. */
function withNoughts(ballot: AllocationBallot, { proposals }: BallotPaper): AllocationBallot {
  if (ballot.by !== 'score') return ballot
  const scored = new Set(ballot.scores.map(({ proposal }) => proposal))
  const noughts = proposals.flatMap((one) => (scored.has(one.id) ? [] : [{ proposal: one.id, score: 0 }]))
  return { ...ballot, scores: [...ballot.scores, ...noughts] }
}

const anyCase = anyRound.chain(({ paper }) =>
  anyVoters.chain((voters) => {
    const count = voters.length
    const order = fc.shuffledSubarray([...voters.keys()], { minLength: count, maxLength: count })
    return fc.record({
      paper: fc.constant(paper),
      voters: fc.constant(voters),
      cast: fc.array(anyBallot(paper), { minLength: count, maxLength: count }),
      isListed: fc.boolean(),
      order,
      swap: order,
      noughts: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    })
  }),
)

it('[B72] what is told of a vote is the same, byte for byte, whoever gave which of the ballots, in what capacity, how and when', () => {
  fc.assert(
    fc.property(anyCase, ({ paper, voters, cast, isListed, order, swap, noughts }) => {
      const round = roundOf(paper, voters, isListed)
      const swapped = swap.map((at) => cast[at]!)
      const typed = swapped.map((one, at) => (noughts[at] === true ? withNoughts(one, paper) : one))
      const inTurn = [...voters.keys()]
      expect(published(round, voters, typed, order)).toBe(published(round, voters, cast, inTurn))
    }),
    { numRuns, ...fixed },
  )
})
