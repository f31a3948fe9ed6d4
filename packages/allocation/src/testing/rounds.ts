import type { AllocationBallot, AllocationMethod } from '@alongside/protocol'
import * as fc from 'fast-check'
import { sha256 } from '../hash.ts'
import type { BallotPaper, CountRules, Proposal } from '../rules.ts'

/** An id that can be read in a failing test: letters filled up to sixteen. */
export const id = (name: string): string => name.toLowerCase().padEnd(16, 'x').slice(0, 16)

/** The seed of the lots in tests. */
export const seed = sha256('a seed for tests')

/** `a:300 b:200`: proposals by their letters, in the order in which they were handed in, and what they cost. */
function proposalsOf(written: string): readonly Proposal[] {
  return written.split(' ').map((one) => {
    const [name = '', cost = ''] = one.split(':')
    return { id: id(name), title: `Proposal ${name.toUpperCase()}`, cost: Number(cost) }
  })
}

/** What people vote on in a test. */
export function paperOf(written: string, rules: Partial<CountRules> = {}): BallotPaper {
  return {
    proposals: proposalsOf(written),
    rules: {
      pot: 1000,
      currency: 'GBP',
      method: { by: 'pick', most: 3 },
      whenFull: 'skip',
      ties: { by: 'cheaper' },
      leastSupport: 1,
      leastBallots: 3,
      ...rules,
    },
  }
}

/** `ab a -`: three ballots by that method, of which the last is blank; `a4b0` is one with scores. */
export function ballotsOf(by: AllocationMethod['by'], written: string): readonly AllocationBallot[] {
  return written.split(' ').map((one): AllocationBallot => {
    const named = [...one.replace('-', '').matchAll(/([a-z])(\d*)/g)]
    const ids = named.map(([, letter = '']) => id(letter))
    switch (by) {
      case 'basket':
      case 'pick':
        return { by, chosen: ids }
      case 'rank':
        return { by, ranked: ids }
      case 'score':
        return {
          by,
          scores: named.map(([, letter = '', score]) => ({ proposal: id(letter), score: Number(score) })),
        }
    }
  })
}

/** Any small vote with its ballots, ties and blank ones likely: all of them valid. */
export const anyRound: fc.Arbitrary<{
  paper: BallotPaper
  ballots: readonly AllocationBallot[]
  seed: string | null
}> = fc
  .record({
    costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 }),
    pot: fc.integer({ min: 9, max: 25 }),
    method: fc.oneof(
      fc.constant<AllocationMethod>({ by: 'basket' }),
      fc.integer({ min: 1, max: 4 }).map((most): AllocationMethod => ({ by: 'pick', most })),
      fc.integer({ min: 1, max: 4 }).map((places): AllocationMethod => ({ by: 'rank', places })),
      fc.integer({ min: 1, max: 4 }).map((highest): AllocationMethod => ({ by: 'score', highest })),
    ),
    whenFull: fc.constantFrom('skip', 'stop'),
    ties: fc.constantFrom<CountRules['ties']>(
      { by: 'cheaper' },
      { by: 'earlier' },
      { by: 'lot', seedHash: sha256(seed) },
    ),
    leastSupport: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ costs, ...rules }) => {
    const paper: BallotPaper = {
      proposals: costs.map((cost, at) => ({ id: id(`p${at}`), title: `Proposal ${at}`, cost })),
      rules: { ...rules, currency: 'GBP', leastBallots: 3 },
    }
    return fc.record({
      paper: fc.constant(paper),
      ballots: fc.array(anyBallot(paper), { maxLength: 9 }),
      seed: fc.constant(rules.ties.by === 'lot' ? seed : null),
    })
  })

/** Any valid ballot of a vote. */
export function anyBallot({
  proposals,
  rules: { method, pot },
}: BallotPaper): fc.Arbitrary<AllocationBallot> {
  const some = (most: number) =>
    fc.shuffledSubarray([...proposals], { maxLength: Math.min(most, proposals.length) })
  const ids = (all: readonly Proposal[]) => all.map(({ id }) => id)
  switch (method.by) {
    case 'basket':
      return some(proposals.length).map((wanted): AllocationBallot => {
        let left = pot
        return { by: 'basket', chosen: ids(wanted.filter(({ cost }) => cost <= left && (left -= cost) >= 0)) }
      })
    case 'pick':
      return some(method.most).map((all): AllocationBallot => ({ by: 'pick', chosen: ids(all) }))
    case 'rank':
      return some(method.places).map((all): AllocationBallot => ({ by: 'rank', ranked: ids(all) }))
    case 'score':
      return some(proposals.length).chain((all) =>
        fc
          .array(fc.integer({ min: 0, max: method.highest }), {
            minLength: all.length,
            maxLength: all.length,
          })
          .map((scores): AllocationBallot => ({
            by: 'score',
            scores: all.map((one, at) => ({ proposal: one.id, score: scores[at] ?? 0 })),
          })),
      )
  }
}
