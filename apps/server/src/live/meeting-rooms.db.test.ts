import { closeCodes } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { site } from '../api/testing/site.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { hashOfCard, type Expected } from './presence.ts'
import { Listening, serveLive } from './testing/listener.ts'

const goneMs = 120_000
const apartMs = 250
const token = 'a-token-that-nobody-guesses'
const hash = hashOfCard(token)

describe('the room of a meeting', () => {
  let board: Board
  let expected: Expected
  let live: Awaited<ReturnType<typeof serveLive>>
  let lena: Visitor
  let moses: Visitor
  let space: string
  let meeting: string
  let me: { lena: string; moses: string }

  beforeEach(async () => {
    board = await openBoard()
    expected = { people: new Map(), cards: new Map() }
    live = await serveLive(board, { expectedIn: () => expected })
    lena = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    moses = board.visitor()
    await moses.signIn('moses@example.org', 'Moses Okoro')
    await moses.join(await lena.makeLink(space))
    meeting = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Board meeting' })).made
    me = { lena: await idOf(lena), moses: await idOf(moses) }
  })
  afterEach(async () => {
    await live.close()
    await board.close()
  })

  const idOf = async (visitor: Visitor): Promise<string> => (await visitor.view(space)).me.person
  const open = (visitor: Visitor) => new Listening(live.url, { cookie: visitor.cookie, origin: site })
  const enter = (visitor: Visitor, where = meeting) => open(visitor).subscribe(space, null, where)
  /** Waits until somebody was told that all is as expected; what is told seldom is told meanwhile. */
  async function until(hearing: Listening, is: () => boolean): Promise<void> {
    if (is()) return
    await hearing.until(() => {
      board.clock.pass(apartMs)
      return is()
    })
  }
  const untilHere = (hearing: Listening, ...people: string[]) =>
    until(hearing, () => hearing.people?.here.toSorted().join() === people.toSorted().join())
  /** What has been sent to a socket before has come once this has. */
  async function settled(hearing: Listening): Promise<void> {
    const name = `Name ${board.clock.now} ${hearing.heard.length}`
    await lena.command(space, { do: 'renameSpace', name })
    await hearing.until((one) => one.type === 'event' && JSON.stringify(one).includes(name))
  }

  /** Somebody who came by a link to a document. */
  async function comeBy(document: string, name = 'Mary Jones'): Promise<{ guest: Visitor; link: string }> {
    const lastDay = new Date(board.clock.now + 86_400_000).toISOString().slice(0, 10)
    const { id: link, token: path } = await lena.linkTo(space, document, lastDay)
    const guest = board.visitor()
    await guest.ask('POST', `/links/${path}/join`, { name, capacity: 'observer' })
    return { guest, link }
  }

  it('[D47] tells who is there, who is lost and who has been gone for two minutes', async () => {
    const hearing = await enter(lena)
    expect(hearing.heard.map(({ type }) => type)).toContain('ready')
    await untilHere(hearing, me.lena)
    const other = await enter(moses)
    await untilHere(hearing, me.lena, me.moses)
    await untilHere(other, me.lena, me.moses)
    await other.leave()
    await until(hearing, () => hearing.people?.lost.includes(me.moses) ?? false)
    expect(hearing.people).toEqual({ here: [me.lena], lost: [me.moses], gone: [] })
    expect(live.presence.gone(meeting)(me.moses)).toBe(false)
    board.clock.pass(goneMs)
    await until(hearing, () => hearing.people?.gone.includes(me.moses) ?? false)
    expect(hearing.people).toEqual({ here: [me.lena], lost: [], gone: [me.moses] })
    const back = await enter(moses)
    await untilHere(hearing, me.lena, me.moses)
    await hearing.leave()
    await back.leave()
  })

  it('[D50] is as if it were not there for whoever may not see it', async () => {
    const on = { what: 'document', document: meeting } as const
    const grantee = { to: 'person', person: me.moses } as const
    await lena.command(space, { do: 'giveRight', on, grantee, permission: null, reason: 'private' })
    const answers = await Promise.all(
      [meeting, 'a'.repeat(16)].map(async (where) => {
        const refused = await enter(moses, where)
        return [refused.heard, await refused.closed]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject([
      [{ type: 'refused', problem: { kind: 'notFound' } }],
      closeCodes.notAllowed,
    ])
    expect([...live.presence.here(meeting)]).toEqual([])
  })

  it('[D50] lets nobody stay who may see it no longer, and tells them nothing more of it', async () => {
    const [hearing, other] = [await enter(lena), await enter(moses)]
    await untilHere(hearing, me.lena, me.moses)
    const on = { what: 'document', document: meeting } as const
    const grantee = { to: 'person', person: me.moses } as const
    await lena.command(space, { do: 'giveRight', on, grantee, permission: null, reason: 'private' })
    await untilHere(hearing, me.lena)
    await settled(other)
    const heard = other.heard.length
    // Nor is anybody told of them: they may not be asked for what they may not see.
    expect(hearing.people).toEqual({ here: [me.lena], lost: [], gone: [] })
    other.hold(token)
    board.clock.pass(2 * goneMs)
    await settled(other)
    expect(other.heard.slice(heard).map(({ type }) => type)).not.toContain('presence')
    expect(live.presence.gone(meeting)(me.moses)).toBe(true)
    await hearing.leave()
    await other.leave()
  })

  it('[D50] of a guest those are told who may know of them, and a guest of whoever is in the meeting', async () => {
    const { guest: mary } = await comeBy(meeting)
    const secret = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Secret' })).made
    const all = { on: { what: 'document', document: secret }, grantee: { to: 'space' } } as const
    await lena.command(space, { do: 'giveRight', ...all, permission: null, reason: 'private' })
    const { guest: john } = await comeBy(secret, 'John Smith')
    const on = { what: 'document', document: meeting } as const
    const [maryId, johnId] = [await idOf(mary), await idOf(john)]
    const grantee = { to: 'person', person: johnId } as const
    await lena.command(space, { do: 'giveRight', on, grantee, permission: 'comment', reason: null })
    const [hearing, member] = [await enter(lena), await enter(moses)]
    const [maryHears, johnHears] = [await enter(mary), await enter(john)]
    // Moses may not see the document in which John is a guest.
    await untilHere(hearing, me.lena, me.moses, maryId, johnId)
    await untilHere(member, me.lena, me.moses, maryId)
    await untilHere(maryHears, me.lena, me.moses, maryId)
    await untilHere(johnHears, me.lena, me.moses, maryId, johnId)
    expect(JSON.stringify([member.heard, maryHears.heard])).not.toContain(johnId)
    await Promise.all([hearing, member, maryHears, johnHears].map((one) => one.leave()))
  })

  it('[D50] ends for a guest as soon as their link does', async () => {
    const { guest: mary, link } = await comeBy(meeting)
    const maryId = await idOf(mary)
    const [hearing, guest] = [await enter(lena), await enter(mary)]
    await untilHere(hearing, me.lena, maryId)
    await lena.command(space, { do: 'withdrawLink', link })
    expect(await guest.closed).toBe(closeCodes.notAllowed)
    await untilHere(hearing, me.lena)
    expect(hearing.people).toEqual({ here: [me.lena], lost: [], gone: [] })
    await hearing.leave()
  })

  it('[D51] however much happens at once, one message in a while tells how things are then', async () => {
    const hearing = await enter(lena)
    await untilHere(hearing, me.lena)
    const told = () => hearing.heard.filter(({ type }) => type === 'presence').length
    board.clock.pass(apartMs)
    await settled(hearing)
    const before = told()
    for (let time = 0; time < 5; time += 1) await (await enter(moses)).leave()
    const other = await enter(moses)
    await settled(hearing)
    expect(told()).toBe(before + 1)
    board.clock.pass(apartMs)
    await settled(hearing)
    expect(told()).toBe(before + 2)
    expect(hearing.people?.here.toSorted()).toEqual([me.lena, me.moses].toSorted())
    await hearing.leave()
    await other.leave()
  })

  it('[D51] tells nothing of it to pages that show no meeting, or another', async () => {
    const elsewhere = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Other' })).made
    const [older, other, hearing] = [
      await open(moses).subscribe(space, null),
      await enter(moses, elsewhere),
      await enter(lena),
    ]
    await untilHere(hearing, me.lena)
    board.clock.pass(goneMs)
    await Promise.all([older, other].map(settled))
    expect(older.heard.map(({ type }) => type)).not.toContain('presence')
    expect(JSON.stringify(other.heard)).not.toContain(meeting)
    await Promise.all([older, other, hearing].map((one) => one.leave()))
  })

  it('[D48] what the meeting looks for is lost at first where this process has not seen it', async () => {
    expected = { people: new Map([[me.moses, 0]]), cards: new Map() }
    const hearing = await enter(lena)
    await until(hearing, () => hearing.people !== null)
    expect(hearing.people).toEqual({ here: [me.lena], lost: [me.moses], gone: [] })
    await hearing.leave()
  })

  it('[D52] tells whose card has lost its owner by its hash alone: no byte tells the person or the token', async () => {
    const hearing = await enter(lena)
    const other = await enter(moses)
    await untilHere(hearing, me.lena, me.moses)
    other.hold(token)
    expected = { people: new Map(), cards: new Map([[hash, board.clock.now]]) }
    await settled(hearing)
    board.clock.pass(2 * goneMs)
    await settled(hearing)
    expect(hearing.goneCards).toEqual([])
    await other.leave()
    await until(hearing, () => hearing.people?.lost.includes(me.moses) ?? false)
    expect(hearing.goneCards).toEqual([])
    board.clock.pass(goneMs + 30_000)
    await until(hearing, () => hearing.goneCards?.includes(hash) ?? false)
    expect(live.presence.goneCards(meeting)(hash)).toBe(true)
    const frames = hearing.heard.map((one) => JSON.stringify(one))
    expect(frames.filter((one) => one.includes(hash) && one.includes(me.moses))).toEqual([])
    expect([...frames, ...board.warnings].join()).not.toContain(token)
    // Whoever came back holds it again.
    const back = await enter(moses)
    back.hold(token)
    await settled(back)
    board.clock.pass(30_000)
    await until(hearing, () => hearing.goneCards?.length === 0)
    await hearing.leave()
    await back.leave()
  })

  it('[D52] cards are held by whoever is in a meeting, and not said without end', async () => {
    const outside = await open(moses).subscribe(space, null)
    outside.hold(token)
    expect(await outside.closed).toBe(closeCodes.malformed)
    const inside = await enter(moses)
    for (let time = 0; time < 200; time += 1) inside.hold(token)
    await settled(inside)
    inside.hold(token)
    expect(await inside.closed).toBe(closeCodes.tooMany)
  })
})
