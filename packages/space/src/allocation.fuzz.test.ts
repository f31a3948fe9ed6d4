import { evolveRound, readAllocationEvent, roundFor, type Round } from '@alongside/allocation'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundSeer } from './allocation.ts'
import { isInAudience } from './in-audience.ts'
import { allocationAsks } from './testing/allocation-asks.ts'
import { openedRound, openVoting } from './testing/allocations.ts'
import { asha, id, lena, sam } from './testing/board.ts'
import { pick } from './testing/pick.ts'
import { toldTo } from './told.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 60)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
const mary = id('mary')
const people = [lena, sam, asha, mary] as const

const stepsArbitrary = fc.array(
  fc.record({
    actor: fc.constantFrom(0, 0, 0, 1, 2, 3),
    what: fc.nat(500),
    picks: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)),
  }),
  { minLength: 20, maxLength: 120, size: 'max' },
)

describe('a round in a space in which anybody asks for anything', () => {
  it('[M244] is for each who may see it what they hear of', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.constantFrom('list', 'accountsAndGuests'), (steps, voters) => {
        const { board, allocation } = openedRound({ voters })
        const terms = { permission: 'comment', label: 'l', lastDay: '2026-12-31', visitors: false } as const
        const link = board.must(lena, { do: 'makeLink', document: allocation, ...terms })
        board.must(mary, { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })
        const list = [lena, sam, asha].map((person) => ({ person, capacity: 'layPartner' }) as const)
        board.must(lena, { do: 'allocate', allocation, ask: { do: 'setList', list } })
        if (steps[0]!.what % 2 === 0) openVoting(board, allocation)
        const now = (person: string): Round =>
          roundFor(board.space.allocations.get(allocation)!, roundSeer(board.space, person, allocation))
        const folded = new Map<string, Round>(people.map((one) => [one, now(one)]))
        for (const { actor, what, picks } of steps) {
          const from = board.log.length
          const asks = allocationAsks(board.space, { person: pick(people, picks[0], sam) }, picks)
          board.ask(people[actor], pick(asks, what, asks[0]!))
          for (const logged of board.log.slice(from)) {
            for (const person of people) {
              if (!isInAudience(board.space, logged, person)) continue
              const told = toldTo(board.space, logged, person)
              const event = told === null ? null : readAllocationEvent(told)
              if (event?.payload.allocation !== allocation) continue
              folded.set(person, evolveRound(folded.get(person)!, event, logged))
            }
          }
          for (const person of people) expect(folded.get(person)).toEqual(now(person))
        }
      }),
      { numRuns, ...seed },
    )
  })
})
