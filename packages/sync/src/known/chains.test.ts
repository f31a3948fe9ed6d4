import { expect, it } from 'vitest'
import { addChain, chainAt, cutChains, mayBeNeighbours, type Chains } from './chains.ts'

const unit = (client: number, clock: number) => ({ client, clock })

it('[S25] a chain goes on as long as each unit was written behind the one before, and is cut where it began', () => {
  const chains: Chains = { chainStarts: [], chainOrigins: [] }
  addChain(chains, 5, 0, null)
  addChain(chains, 5, 3, unit(5, 2))
  addChain(chains, 5, 4, unit(5, 1))
  addChain(chains, 5, 6, unit(7, 0))
  expect([0, 3, 4, 5, 6, 9].map((clock) => chainAt(chains, clock)?.start)).toEqual([0, 0, 4, 4, 6, 6])
  cutChains(chains, 4)
  expect(chainAt(chains, 9)).toEqual({ start: 0, origin: null })
  cutChains(chains, 0)
  expect(chainAt(chains, 0)).toBeNull()
})

it('[S25] the right neighbour was written behind the left one, or behind what that was written behind', () => {
  // 5 wrote abc; 7 wrote de behind a; 9 wrote f behind b.
  const chains = new Map([
    [5, { start: 0, origin: null }],
    [7, { start: 0, origin: unit(5, 0) }],
    [9, { start: 0, origin: unit(5, 1) }],
  ])
  const may = (left: ReturnType<typeof unit> | null, right: ReturnType<typeof unit>) =>
    mayBeNeighbours(left, right, ({ client }) => chains.get(client) ?? null)
  expect(may(null, unit(5, 0))).toBe(true)
  expect(may(unit(7, 1), unit(5, 1))).toBe(true)
  expect(may(unit(9, 0), unit(5, 2))).toBe(true)
  expect(may(unit(9, 0), unit(7, 0))).toBe(true)
  expect(may(unit(7, 0), unit(9, 0))).toBe(false)
  expect(may(null, unit(7, 0))).toBe(false)
  expect(may(unit(5, 0), unit(5, 2))).toBe(false)
  expect(may(unit(5, 2), unit(5, 1))).toBe(false)
  expect(may(unit(7, 1), unit(5, 0))).toBe(false)
  expect(may(unit(11, 0), unit(5, 1))).toBe(false)
  expect(may(unit(5, 0), unit(11, 0))).toBe(false)
})
