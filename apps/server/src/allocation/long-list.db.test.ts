import { allocationAnswerSchema } from '@alongside/allocation'
import {
  idFrom,
  mostListed,
  problemSchema,
  type AllocationAsk,
  type EventEnvelope,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { openBoard } from '../api/testing/open-board.ts'
import { seat } from '../api/testing/visitor.ts'
import { openingRound } from '../testing/hold-round.ts'

const newId = () => idFrom(randomBytes(16))

it('[B73] a long list of voters stands in one piece, and one that is too long is refused in words', async () => {
  const board = await openBoard()
  onTestFinished(() => board.close())
  const lena = board.visitor()
  const actor = await lena.signIn('lena@example.org', 'Lena Fischer')
  const space = await lena.openSpace('Riverside')
  const { made: allocation } = await lena.made(space, openingRound('Grants', { voters: 'list' }))

  // So many come in at once.
  const people = Array.from({ length: mostListed }, newId)
  const head = (await board.spaces.load(space))?.head ?? 0
  const shown = { inSpace: 'fullName', inPublic: 'capacityOnly', withoutMail: false, invitation: null }
  const events = people.map((person, at): EventEnvelope => ({
    kind: 'memberJoined',
    payload: { person, seat, ...shown },
    seq: head + at + 1,
    space,
    at: board.clock.now,
    actor,
    hand: actor,
    capacity: null,
    audience: { to: 'space' },
  }))
  expect(await board.store.events.append(space, head, events)).toBe(true)

  const capacity = 'layPartner' as const
  const set = (list: readonly string[]) => {
    const ask: AllocationAsk = { do: 'setList', list: list.map((person) => ({ person, capacity })) }
    return lena.command(space, { do: 'allocate', allocation, ask })
  }
  // It falls behind once, and reads those who came.
  await lena.made(space, { do: 'renameSpace', name: 'Riverside board' })
  expect((await set(people)).status).toBe(200)
  const seen = async () =>
    allocationAnswerSchema.parse((await lena.ask('GET', `/allocations/${allocation}`)).body).allocation.list
  expect((await seen()).map(({ person }) => person)).toEqual(people)

  for (const count of [mostListed + 1, 10_000]) {
    const refused = await set(Array.from({ length: count }, newId))
    expect([refused.status, problemSchema.parse(refused.body)]).toEqual([
      413,
      {
        kind: 'tooLarge',
        words: expect.stringContaining('A list holds 2,000 people at most'),
        field: 'list',
      },
    ])
  }
  const endless = await set(Array.from({ length: 30_000 }, newId))
  expect([endless.status, problemSchema.parse(endless.body).words]).toEqual([
    413,
    expect.stringContaining('too much to send at once'),
  ])
  expect(await seen()).toHaveLength(mostListed)
}, 60_000)
