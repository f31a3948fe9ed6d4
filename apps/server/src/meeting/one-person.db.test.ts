import {
  afterAnswerSchema,
  meetingAnswerSchema,
  resultOfVote,
  votersOn,
  meetingFrom,
  type Meeting,
} from '@alongside/meeting'
import { idFrom, type MeetingAsk } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { adding, calling } from '../testing/hold-meeting.ts'

const newId = () => idFrom(randomBytes(16))
const coming = { do: 'comeIn', how: 'remote', attends: { as: 'self' } } as const

describe('somebody who came by a link and then signs in', () => {
  let board: Board
  let space: string
  let lena: Visitor
  let asha: Visitor
  let ids: { readonly lena: string; readonly asha: string }
  let meeting: string
  let item: string
  let guest: Visitor
  let guestId: string
  beforeEach(async () => {
    board = await openBoard()
    lena = board.visitor()
    asha = board.visitor()
    const lenaId = await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    ids = { lena: lenaId, asha: await asha.signIn('asha@example.org', 'Asha Rahman') }
    await asha.join(await lena.makeLink(space))
    await lena.command(space, { do: 'giveOffice', person: ids.lena, office: 'chair' })
    meeting = (await lena.made(space, calling('March', [ids.lena, ids.asha]))).made
    item = (await lena.made(space, adding(meeting, 'The day centre'))).made
    const lastDay = new Date(board.clock.now + 5 * 86_400_000).toISOString().slice(0, 10)
    const { token } = await lena.linkTo(space, meeting, lastDay)
    guest = board.visitor()
    await guest.ask('POST', `/links/${token}/join`, { name: 'Asha R', capacity: 'unpaidCarer' })
    guestId = (await guest.view(space)).me.person
    await meet(lena, { do: 'publish' })
    await meet(lena, { do: 'open' })
    await meet(lena, { do: 'openItem', item })
    await meet(lena, { ...coming, capacity: 'layPartner' })
    await meet(guest, { ...coming, capacity: 'unpaidCarer' })
  })
  afterEach(() => board.close())

  async function meet(visitor: Visitor, ask: MeetingAsk): Promise<string> {
    const answer = await visitor.command(space, { do: 'meet', meeting, ask })
    return answer.status === 200 ? 'done' : JSON.stringify(answer.body)
  }
  const seen = async (visitor: Visitor): Promise<Meeting> =>
    meetingFrom(meetingAnswerSchema.parse((await visitor.ask('GET', `/meetings/${meeting}`)).body).meeting)
  const cast = (vote: string, person: string, answer: 'happy' | 'notSure'): MeetingAsk => ({
    do: 'castBallot',
    vote,
    person,
    answer,
    reason: '',
  })

  /** The guest shows that the account is theirs, by the code in a mail. */
  async function signIn(): Promise<void> {
    const email = 'asha@example.org'
    await guest.ask('POST', '/me/address', { email })
    const code = /\d{6}/.exec(guest.letterTo(email).subject)?.[0]
    expect((await guest.ask('POST', '/me/address/code', { email, code })).status).toBe(204)
  }

  it('[G190] is on the roll once with the account’s seat, and keeps the place in the list', async () => {
    await meet(guest, { do: 'askToSpeak', person: guestId })
    expect(await meet(asha, { ...coming, capacity: 'layPartner' })).toBe('done')
    await meet(asha, { do: 'askToSpeak', person: ids.asha })
    await signIn()
    const after = await seen(lena)
    expect([...after.roll.keys()].toSorted()).toEqual([ids.lena, ids.asha].toSorted())
    expect(after.waiting.map(({ person }) => person)).toEqual([ids.asha])
    expect(votersOn(after, item, () => false)).toHaveLength(2)
    // What the browser does now is the account's.
    expect(await meet(guest, { do: 'takeBackAsk', person: ids.asha })).toBe('done')
    expect((await seen(guest)).waiting).toEqual([])
  })

  it.each([
    ['a named', false],
    ['a secret', true],
  ])('[G191] in %s vote has one ballot, also where both had one', async (_what, secret) => {
    const seats = [ids.lena, ids.asha, guestId].map((person) => ({ person, votes: true }))
    await meet(lena, { do: 'setSeats', seats })
    const [one, both] = [newId(), newId()]
    const open = (vote: string): MeetingAsk => ({
      do: 'openVote',
      vote,
      item,
      question: 'Keep it?',
      method: { by: 'consent' },
      secret,
    })
    await meet(lena, open(both))
    await meet(guest, cast(both, guestId, 'happy'))
    await meet(asha, { ...coming, capacity: 'layPartner' })
    await meet(asha, cast(both, ids.asha, 'notSure'))
    await meet(lena, { do: 'callOffVote', vote: both, reason: 'Again, please.' })
    await meet(lena, open(one))
    await meet(guest, cast(one, guestId, 'notSure'))
    await signIn()
    const mine = `/meetings/${meeting}/votes/${one}/mine`
    if (secret) expect((await asha.ask('GET', mine)).body).toEqual({ answer: 'notSure' })
    await meet(lena, { do: 'closeVote', vote: one })
    const closed = (await seen(lena)).votes.get(one)
    expect(closed?.voted).toEqual([ids.asha])
    expect(resultOfVote(closed!)).toMatchObject({ ballots: 1, result: 'notSure' })
    expect(await meet(guest, cast(one, ids.asha, 'happy'))).toContain('ended')
  })

  it('[G160] [M181] has what they answered in private as a guest before them, and answers once', async () => {
    await meet(lena, { do: 'end' })
    const say = (visitor: Visitor, asked: 'heard' | 'learned', body: unknown) =>
      visitor.ask('PUT', `/meetings/${meeting}/after/${asked}`, body)
    await say(guest, 'heard', { answer: 'little' })
    await say(guest, 'learned', { words: 'Ask earlier.' })
    await signIn()
    const mine = async () =>
      afterAnswerSchema.parse((await asha.ask('GET', `/meetings/${meeting}/after`)).body).mine
    expect(await mine()).toEqual({ heard: 'little', learned: 'Ask earlier.' })
    // What is put in its place, or taken away, leaves nothing of the first.
    await say(asha, 'learned', { words: 'Ask in spring.' })
    expect(await mine()).toEqual({ heard: 'little', learned: 'Ask in spring.' })
    await say(asha, 'learned', { words: null })
    await say(asha, 'heard', { answer: null })
    expect(await mine()).toEqual({ heard: null, learned: null })
  })

  it('[G191] of two secret ballots only the account’s is counted', async () => {
    const seats = [ids.lena, ids.asha, guestId].map((person) => ({ person, votes: true }))
    await meet(lena, { do: 'setSeats', seats })
    const vote = newId()
    const method = { by: 'consent' } as const
    await meet(lena, { do: 'openVote', vote, item, question: 'Keep it?', method, secret: true })
    await meet(guest, cast(vote, guestId, 'happy'))
    await meet(asha, { ...coming, capacity: 'layPartner' })
    await meet(asha, cast(vote, ids.asha, 'notSure'))
    await signIn()
    await meet(lena, { do: 'closeVote', vote })
    const closed = (await seen(lena)).votes.get(vote)
    expect(closed?.closed?.secretBallots.map(({ answer }) => answer)).toEqual(['notSure'])
  })
})
