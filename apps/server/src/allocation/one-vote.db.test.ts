import { allocationAnswerSchema, myVoteSchema, type AllocationAnswer } from '@alongside/allocation'
import { idFrom, type AllocationAsk, type AllocationBallot } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { seat, type Visitor } from '../api/testing/visitor.ts'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'
import { bringToVote, openingRound } from '../testing/hold-round.ts'
import { boxOf } from './boxes.ts'

const newId = () => idFrom(randomBytes(16))

describe('somebody who votes', () => {
  let board: Board
  let space: string
  let lena: Visitor
  let asha: Visitor
  let guest: Visitor
  /** Check the cards, and vote too. */
  let others: readonly { readonly visitor: Visitor; readonly person: string }[]
  let ids: { readonly lena: string; readonly asha: string; readonly guest: string }
  let allocation: string
  let lunch: string
  let garden: string
  /** What the guest was answered as they came in. */
  let cameTo: unknown

  beforeEach(async () => {
    board = await openBoard()
    lena = board.visitor()
    asha = board.visitor()
    guest = board.visitor()
    const lenaId = await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    const ashaId = await asha.signIn('asha@example.org', 'Asha Rahman')
    await asha.join(await lena.makeLink(space))
    const joined: (typeof others)[number][] = []
    for (const name of ['bo', 'cleo']) {
      const visitor = board.visitor()
      const person = await visitor.signIn(`${name}@example.org`, name)
      await visitor.join(await lena.makeLink(space))
      joined.push({ visitor, person })
    }
    others = joined
    const clinician = others[1]?.person ?? ''
    await lena.made(space, {
      do: 'changeSeat',
      person: clinician,
      seat: { ...seat, capacities: ['clinician', 'layPartner'] },
    })
    allocation = (await lena.made(space, openingRound('Grants'))).made
    const proposals = await bringToVote(
      (ask) => must(lena, ask),
      others.map(({ visitor, person }, at) => ({
        person,
        asks: (ask: AllocationAsk) => must(visitor, ask),
        isLay: at === 0,
      })),
    )
    ;[lunch = '', , garden = ''] = proposals
    const lastDay = new Date(board.clock.now + 5 * 86_400_000).toISOString().slice(0, 10)
    const link = await lena.linkTo(space, allocation, lastDay)
    cameTo = (
      await guest.ask('POST', `/links/${link.token}/join`, { name: 'Asha R', capacity: 'layPartner' })
    ).body
    ids = { lena: lenaId, asha: ashaId, guest: (await guest.view(space)).me.person }
  })
  afterEach(() => board.close())

  const seen = async (visitor: Visitor): Promise<AllocationAnswer['allocation']> =>
    allocationAnswerSchema.parse((await visitor.ask('GET', `/allocations/${allocation}`)).body).allocation
  const allocate = (visitor: Visitor, ask: AllocationAsk) =>
    visitor.command(space, { do: 'allocate', allocation, ask })
  async function must(visitor: Visitor, ask: AllocationAsk): Promise<void> {
    const answer = await allocate(visitor, ask)
    if (answer.status !== 200) throw new Error(`${ask.do}: ${JSON.stringify(answer.body)}`)
  }
  const mine = async (visitor: Visitor) =>
    myVoteSchema.parse((await visitor.ask('GET', `/allocations/${allocation}/mine`)).body).ballot
  const votingFor = (person: string, proposal: string) => {
    const ballot: AllocationBallot = { by: 'pick', chosen: [proposal] }
    return { do: 'vote' as const, person, capacity: 'layPartner' as const, ballot }
  }
  const voteOthers = async (proposal: string): Promise<void> => {
    for (const { visitor, person } of others) await must(visitor, votingFor(person, proposal))
    await must(lena, votingFor(ids.lena, proposal))
  }
  const supportOf = async (proposal: string): Promise<number | undefined> => {
    const result = (await seen(lena)).counted?.result
    return result?.is === 'counted'
      ? result.proposals.find((one) => one.proposal === proposal)?.support
      : undefined
  }

  /** The guest shows that the account is theirs, by the code in a mail. */
  async function signIn(): Promise<void> {
    const email = 'asha@example.org'
    await guest.ask('POST', '/me/address', { email })
    const code = /\d{6}/.exec(guest.letterTo(email).subject)?.[0]
    expect((await guest.ask('POST', '/me/address/code', { email, code })).status).toBe(204)
  }

  /** The same spaces, in which nothing can be written any more. */
  const withoutPower = () =>
    createSpaces({
      ...withoutJobs,
      events: { ...board.store.events, append: () => Promise.reject(new Error('the power is cut')) },
      people: board.people,
      ballots: board.store.ballots,
      now: () => board.clock.now,
      newId,
      maxKept: 1,
    })

  it('[B66] as a guest and with an account counts once, as themselves, and takes back both in one', async () => {
    expect(cameTo).toEqual({ address: '/s/riverside/a/grants' })
    await must(guest, votingFor(ids.guest, garden))
    await must(asha, votingFor(ids.asha, lunch))
    await signIn()
    expect(await mine(asha)).toMatchObject({ chosen: [lunch] })
    await must(asha, { do: 'takeVoteBack', person: ids.asha })
    expect(await mine(asha)).toBeNull()
    await must(asha, votingFor(ids.asha, lunch))
    await voteOthers(lunch)
    await must(lena, { do: 'closeVoting' })
    expect([await supportOf(lunch), await supportOf(garden)]).toEqual([4, 0])
  })

  it('[B66] finds what they voted as a guest once they have an account', async () => {
    await must(guest, votingFor(ids.guest, garden))
    await signIn()
    expect(await mine(asha)).toMatchObject({ chosen: [garden] })
    // No other hand changes what they voted themselves, whoever they were then.
    expect((await allocate(lena, votingFor(ids.asha, lunch))).status).toBe(409)
    await voteOthers(lunch)
    await must(lena, { do: 'closeVoting' })
    expect([await supportOf(lunch), await supportOf(garden)]).toEqual([3, 1])
  })

  it('[B67] between the close of the box and its event the server may end: the vote is closed as if nothing had been', async () => {
    await voteOthers(lunch)
    const close = { do: 'allocate', allocation, ask: { do: 'closeVoting', closing: null } } as const
    await expect(withoutPower().run(space, close, { person: ids.lena })).rejects.toThrow('the power is cut')
    expect(await seen(lena)).toMatchObject({ phase: 'voting', counted: null })
    const rows = await board.store.ballots.counted(boxOf(await seen(lena)))
    expect(rows).toHaveLength(4)
    const between = await allocate(asha, votingFor(ids.asha, garden))
    expect([between.status, between.body]).toMatchObject([410, { kind: 'ended' }])
    await must(lena, { do: 'closeVoting' })
    expect([await supportOf(lunch), await supportOf(garden)]).toEqual([3, 0])
  })

  it('[B67] between the two nothing is dropped either that was counted already', async () => {
    const batch = newId()
    const ballots: AllocationBallot[] = [{ by: 'pick', chosen: [garden] }]
    await must(lena, { do: 'enterPaper', batch, ballots, people: [] })
    const [{ visitor: other, person } = { visitor: asha, person: '' }] = others
    await lena.made(space, { do: 'giveOffice', person, office: 'noteTaker' })
    await must(other, { do: 'witnessPaper', batch })
    await voteOthers(lunch)
    const close = { do: 'allocate', allocation, ask: { do: 'closeVoting', closing: null } } as const
    await expect(withoutPower().run(space, close, { person: ids.lena })).rejects.toThrow('the power is cut')
    const dropped = await allocate(lena, { do: 'dropPaper', batch, reason: 'Typed in twice.' })
    expect([dropped.status, dropped.body]).toMatchObject([410, { kind: 'ended' }])
    await must(lena, { do: 'closeVoting' })
    expect([await supportOf(lunch), await supportOf(garden)]).toEqual([3, 1])
    expect((await seen(lena)).batches).toHaveLength(1)
  })

  it('[B60] by another’s hand, of which a server that was killed wrote nothing, has it put in again or counts without it', async () => {
    const ask = { ...votingFor(ids.asha, garden), votedAs: [], votedSelf: false }
    const voting = { do: 'allocate', allocation, ask } as const
    const failing = withoutPower().run(space, voting, { person: ids.lena })
    await expect(failing).rejects.toThrow('the power is cut')
    await must(lena, votingFor(ids.asha, lunch))
    expect((await seen(asha)).assisted).toMatchObject([{ person: ids.asha, hand: ids.lena }])
    const forGuest = { ...voting, ask: { ...ask, person: ids.guest } }
    await expect(withoutPower().run(space, forGuest, { person: ids.lena })).rejects.toThrow('power')
    await voteOthers(lunch)
    await must(lena, { do: 'closeVoting' })
    expect([await supportOf(lunch), await supportOf(garden)]).toEqual([4, 0])
  })

  it('[B42] after the last day is told as late, once, and votes when whoever leads sets a later one', async () => {
    const inDays = (days: number): string =>
      new Date(board.clock.now + days * 86_400_000).toISOString().slice(0, 10)
    await must(lena, { do: 'extendVoting', until: inDays(1) })
    await voteOthers(lunch)
    board.clock.now += 3 * 86_400_000
    await must(asha, votingFor(ids.asha, garden))
    // Nothing is counted by itself, and nothing of it is kept.
    expect(await seen(asha)).toMatchObject({ phase: 'voting', counted: null, late: [ids.asha] })
    expect(await mine(asha)).toBeNull()
    await must(lena, { do: 'extendVoting', until: inDays(2) })
    expect((await seen(asha)).late).toEqual([])
    await must(asha, votingFor(ids.asha, garden))
    await must(lena, { do: 'closeVoting' })
    expect([await supportOf(lunch), await supportOf(garden)]).toEqual([3, 1])
  })
})
