import { evaluationAnswerSchema, mineAnswerSchema, type EvaluationAnswer } from '@alongside/evaluation'
import { idFrom, type EvaluationAsk, type Score } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'
import { opening, scoring, serviceFacts } from '../testing/hold-evaluation.ts'
import { boxOf } from './round.ts'

const newId = () => idFrom(randomBytes(16))

describe('somebody who scores', () => {
  let board: Board
  let space: string
  let lena: Visitor
  let asha: Visitor
  let guest: Visitor
  let ids: { readonly lena: string; readonly asha: string; readonly guest: string }
  let evaluation: string
  let criterion: string
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
    const token = await lena.makeLink(space)
    await asha.join(token)
    const service = newId()
    await lena.made(space, { do: 'addService', service, facts: serviceFacts })
    evaluation = (await lena.made(space, opening('Support at home', service))).made
    const lastDay = new Date(board.clock.now + 5 * 86_400_000).toISOString().slice(0, 10)
    const link = await lena.linkTo(space, evaluation, lastDay)
    const joined = await guest.ask('POST', `/links/${link.token}/join`, {
      name: 'Asha R',
      capacity: 'layPartner',
    })
    cameTo = joined.body
    ids = { lena: lenaId, asha: ashaId, guest: (await guest.view(space)).me.person }
    criterion = (await seen(lena)).document.sections[0]?.id ?? ''
  })
  afterEach(() => board.close())

  const seen = async (visitor: Visitor): Promise<EvaluationAnswer> =>
    evaluationAnswerSchema.parse((await visitor.ask('GET', `/evaluations/${evaluation}`)).body)
  const evaluate = (visitor: Visitor, ask: EvaluationAsk) =>
    visitor.command(space, { do: 'evaluate', evaluation, ask })
  async function must(visitor: Visitor, ask: EvaluationAsk): Promise<void> {
    const answer = await evaluate(visitor, ask)
    if (answer.status !== 200) throw new Error(`${ask.do}: ${JSON.stringify(answer.body)}`)
  }
  const mine = async (visitor: Visitor) =>
    mineAnswerSchema
      .parse((await visitor.ask('GET', `/evaluations/${evaluation}/mine`)).body)
      .criteria.find((one) => one.criterion === criterion)
  const found = async () => (await seen(lena)).evaluation.criteria.find(({ id }) => id === criterion) ?? null

  /** Puts people on the panel, of whom three more score the same. */
  async function start(people: readonly string[], others: Score): Promise<void> {
    const more = await Promise.all(
      ['bo', 'cleo', 'dana'].map(async (name) => {
        const visitor = board.visitor()
        const person = await visitor.signIn(`${name}@example.org`, name)
        await visitor.join(await lena.makeLink(space))
        return { visitor, person }
      }),
    )
    for (const person of [...people, ...more.map((one) => one.person)]) {
      await must(lena, { do: 'putOnPanel', person, capacity: 'layPartner', isFromProvider: false })
    }
    await must(lena, { do: 'startScoring', open: 'all', deadline: null })
    for (const { visitor } of more) await must(visitor, scoring(criterion, others))
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
      events: {
        ...board.store.events,
        append: () => Promise.reject(new Error('the power is cut')),
      },
      people: board.people,
      ballots: board.store.ballots,
      now: () => board.clock.now,
      newId,
      maxKept: 1,
    })

  it('[Y67] as a guest and with an account counts once, with what they scored under their own name', async () => {
    await start([ids.asha, ids.guest], 4)
    await must(guest, scoring(criterion, 0))
    await must(asha, scoring(criterion, 1))
    await signIn()
    expect(await mine(asha)).toMatchObject({ score: 1 })
    await must(lena, { do: 'reveal', criterion })
    expect((await found())?.revealed?.groups).toMatchObject([{ people: 4, median: 4, counts: null }])
    expect((await evaluate(asha, scoring(criterion, 2))).status).toBe(410)
    expect((await found())?.late).toEqual([])
  })

  it('[Y67] finds what they scored as a guest once they have an account, and leaves nothing of it when they think again', async () => {
    expect(cameTo).toEqual({ address: '/s/riverside/e/support-at-home' })
    await start([ids.guest], 2)
    await must(guest, scoring(criterion, 0, { reason: 'As a guest.' }))
    await signIn()
    expect(await mine(asha)).toMatchObject({ score: 0, reason: 'As a guest.' })
    await must(asha, scoring(criterion, 3))
    expect(await mine(asha)).toMatchObject({ score: 3, reason: '' })
    await must(asha, { do: 'takeScoreBack', criterion })
    expect(await mine(asha)).toMatchObject({ score: null })
    await must(lena, { do: 'reveal', criterion })
    expect((await found())?.revealed?.groups).toMatchObject([{ people: 3 }])
  })

  it('[Y66] between the close of a box and its event the server may end: the reveal is done as if nothing had been', async () => {
    await start([ids.asha, ids.guest], 4)
    await must(asha, scoring(criterion, 0, { show: true, reason: 'Far.', reasonIs: 'withName' }))
    const failing = withoutPower()
    const ask = { do: 'evaluate', evaluation, ask: { do: 'reveal', criterion, boxes: null } } as const
    await expect(failing.run(space, ask, { person: ids.lena })).rejects.toThrow('the power is cut')
    expect(await found()).toMatchObject({ state: 'open', revealed: null })
    const rows = await board.store.ballots.counted(boxOf({ evaluation, criterion, round: 1 }, 'scores'))
    expect(rows).not.toBeNull()
    // Whoever scored and does so meanwhile is refused; whoever had not is told of as late.
    const between = await evaluate(asha, scoring(criterion, 4))
    expect([between.status, between.body]).toMatchObject([410, { kind: 'ended' }])
    await must(guest, scoring(criterion, 4))
    await must(lena, { do: 'reveal', criterion })
    expect((await found())?.revealed).toMatchObject({
      groups: [{ people: 4, median: 4 }],
      reasons: [{ person: ids.asha, words: 'Far.' }],
    })
    expect((await found())?.late).toEqual([ids.guest])
  })

  it('[Y62] a reason is taken out of its box once it is written that it was said, and not before', async () => {
    await start([ids.asha, ids.guest], 4)
    await must(asha, scoring(criterion, 0, { reason: 'Too far away.' }))
    await must(lena, { do: 'reveal', criterion })
    const said = { do: 'sayMyReason', criterion, words: 'Too far away.' } as const
    const ask = { do: 'evaluate', evaluation, ask: said } as const
    await expect(withoutPower().run(space, ask, { person: ids.asha })).rejects.toThrow('the power is cut')
    expect(await mine(asha)).toMatchObject({ reason: 'Too far away.' })
    await must(asha, said)
    expect(await mine(asha)).toBeUndefined()
  })

  it('[Y61] after the last day is late until whoever leads sets another one, and is told so', async () => {
    const inDays = (days: number): string =>
      new Date(board.clock.now + days * 86_400_000).toISOString().slice(0, 10)
    await start([ids.asha, ids.guest], 2)
    await must(lena, { do: 'setDeadline', deadline: inDays(1) })
    await must(guest, scoring(criterion, 1))
    board.clock.now += 3 * 86_400_000
    // Nothing is revealed by itself.
    expect(await found()).toMatchObject({ state: 'open', revealed: null })
    await must(asha, scoring(criterion, 0, { reason: 'On the train.' }))
    expect((await found())?.late).toEqual([ids.asha])
    expect(await mine(asha)).toMatchObject({ score: null, reason: '' })
    const changed = await evaluate(guest, scoring(criterion, 4))
    expect([changed.status, changed.body]).toMatchObject([410, { kind: 'ended' }])
    expect(await mine(guest)).toMatchObject({ score: 1 })
    await must(lena, { do: 'setDeadline', deadline: inDays(2) })
    await must(asha, scoring(criterion, 0, { reason: 'On the train.' }))
    expect((await found())?.late).toEqual([])
    await must(lena, { do: 'reveal', criterion })
    expect((await found())?.revealed?.groups).toMatchObject([{ people: 5, median: 2 }])
  })
})
