import { keptCaptionsSchema } from '@alongside/meeting'
import { closeCodes, type CaptionLine, type MeetingAsk } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { site } from '../api/testing/site.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { captionsView } from '../api/view/captions-view.ts'
import { adding, calling } from '../testing/hold-meeting.ts'
import { Listening, serveLive } from './testing/listener.ts'

const [desk, otherDesk] = ['deskone000000000', 'desktwo000000000']
const line = (id: string, words: string, change: Partial<CaptionLine> = {}): CaptionLine => ({
  id: id.padEnd(16, '0'),
  item: null,
  words,
  ended: true,
  ...change,
})

describe('captions', () => {
  let board: Board
  let live: Awaited<ReturnType<typeof serveLive>>
  let space: string
  let meeting: string
  let bus: string
  let money: string
  /** Leads. */
  let lena: Visitor
  /** Types. */
  let moses: Visitor
  /** Reads. */
  let asha: Visitor
  let sam: Visitor
  let me: Readonly<Record<'lena' | 'moses' | 'asha' | 'sam', string>>

  beforeEach(async () => {
    board = await openBoard()
    live = await serveLive(board)
    lena = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    const join = async (name: string): Promise<Visitor> => {
      const visitor = board.visitor()
      await visitor.signIn(`${name.toLowerCase()}@example.org`, `${name} Jones`)
      await visitor.join(await lena.makeLink(space))
      return visitor
    }
    moses = await join('Moses')
    asha = await join('Asha')
    sam = await join('Sam')
    const idOf = async (visitor: Visitor) => (await visitor.view(space)).me.person
    me = { lena: await idOf(lena), moses: await idOf(moses), asha: await idOf(asha), sam: await idOf(sam) }
    meeting = (await lena.made(space, calling('March', [me.lena, me.asha]))).made
    bus = (await lena.made(space, adding(meeting, 'The bus'))).made
    money = (await lena.made(space, adding(meeting, 'Money', [me.moses, me.sam]))).made
    await meet(lena, { do: 'giveOffice', person: me.lena, office: 'chair' })
    await meet(lena, { do: 'giveOffice', person: me.moses, office: 'captioner' })
    await meet(lena, { do: 'publish' })
    await meet(lena, { do: 'open' })
  })
  afterEach(async () => {
    await live.close()
    await board.close()
  })

  const meet = (who: Visitor, ask: MeetingAsk) => who.command(space, { do: 'meet', meeting, ask })
  const enter = (who: Visitor, attends = true) =>
    new Listening(live.url, { cookie: who.cookie, origin: site }).subscribe(space, null, meeting, attends)
  const untilLane = (hearing: Listening, state: string) => hearing.until(() => hearing.lane?.state === state)
  const untilRead = (hearing: Listening, words: string) =>
    hearing.until(() => hearing.captions.includes(words))
  const kept = async (who: Visitor) =>
    keptCaptionsSchema
      .parse((await who.ask('GET', `/meetings/${meeting}/captions`)).body)
      .lines.map(({ words }) => words)
  async function captioner(who = moses, where = desk): Promise<Listening> {
    const hearing = await enter(who)
    hearing.takeLane(where, true)
    await hearing.until(() => hearing.lane?.isYours === true)
    return hearing
  }

  it('[D54] are told as they are typed, letter by letter if need be, to all in the room and to a wall', async () => {
    const [reader, wall] = [await enter(asha), await enter(lena, false)]
    expect(reader.lane).toEqual({ state: 'none', by: null, isYours: false })
    const types = await captioner()
    await untilLane(reader, 'on')
    expect(reader.lane).toEqual({ state: 'on', by: me.moses, isYours: false })
    for (const words of ['Good', 'Good morming', 'Good morning ']) {
      expect(await types.type(line('a', words, { ended: false }))).toBe('got')
    }
    expect(await types.type(line('a', 'Good morning.'))).toBe('got')
    expect(await types.type(line('b', 'Wel', { ended: false }))).toBe('got')
    for (const one of [reader, wall]) {
      await untilRead(one, 'Wel…')
      expect(one.captions).toEqual(['Good morning.', 'Wel…'])
      const told = one.heard.flatMap((message) => (message.type === 'caption' ? [message.line.words] : []))
      expect(told).toEqual(['Good', 'Good morming', 'Good morning ', 'Good morning.', 'Wel'])
    }
    // Whoever reads a wall is not in the room by it.
    expect(live.presence.here(meeting)).toEqual(new Set([me.asha, me.moses]))
    const late = await enter(sam)
    expect(late.captions).toEqual(['Good morning.', 'Wel…'])
    await Promise.all([reader, wall, types, late].map((one) => one.leave()))
  })

  it('[D54] [M185] of an item those hear who may read it: no byte of it reaches anybody else, also later', async () => {
    const [ashaHears, samHears] = [await enter(asha), await enter(sam)]
    const types = await captioner()
    await meet(lena, { do: 'openItem', item: money })
    expect(await types.type(line('a', 'Forty thousand', { item: money, ended: false }))).toBe('got')
    expect(await types.type(line('a', 'Forty thousand pounds', { item: money }))).toBe('got')
    await untilRead(samHears, 'Forty thousand pounds')
    await meet(lena, { do: 'closeItem', item: money })
    // A captioner who is a sentence behind is still in the item before.
    expect(await types.type(line('b', 'That is the sum.', { item: money }))).toBe('got')
    expect(await types.type(line('c', 'A break.'))).toBe('got')
    for (const one of [ashaHears, samHears]) await untilRead(one, 'A break.')
    expect(ashaHears.captions).toEqual(['A break.'])
    expect(samHears.captions).toEqual(['Forty thousand pounds', 'That is the sum.', 'A break.'])
    const late = await enter(asha)
    expect(late.captions).toEqual(['A break.'])
    expect(JSON.stringify([ashaHears.heard, late.heard])).not.toMatch(/Forty|sum/)
    await Promise.all([ashaHears, samHears, types, late].map((one) => one.leave()))
  })

  it('[D54] [M185] whoever left an item for an interest hears nothing of it, also not when they are back', async () => {
    const [hearing, other] = [await enter(asha), await enter(sam)]
    const types = await captioner()
    const interest = 'interestone00000'
    await meet(asha, {
      do: 'declareInterest',
      interest,
      person: me.asha,
      item: bus,
      sort: 'personal',
      nature: 'My sister drives the bus.',
    })
    await meet(lena, { do: 'decideInterest', interest, effect: 'leave', reason: 'It is about her job.' })
    await meet(lena, { do: 'openItem', item: bus })
    expect(await types.type(line('a', 'The driver was late', { item: bus, ended: false }))).toBe('got')
    expect(await types.type(line('a', 'The driver was late again', { item: bus }))).toBe('got')
    await meet(lena, { do: 'closeItem', item: bus })
    expect(await types.type(line('b', 'and nobody said so', { item: bus }))).toBe('got')
    expect(await types.type(line('c', 'Now we go on.'))).toBe('got')
    for (const one of [hearing, other]) await untilRead(one, 'Now we go on.')
    const back = await enter(asha)
    expect([hearing.captions, back.captions]).toEqual([['Now we go on.'], ['Now we go on.']])
    expect(JSON.stringify([hearing.heard, back.heard])).not.toMatch(/driver|nobody said/)
    expect(other.captions).toEqual(['The driver was late again', 'and nobody said so', 'Now we go on.'])
    await Promise.all([hearing, other, types, back].map((one) => one.leave()))
  })

  it('[D54] [M186] a line that is under way ends where it is once something is on that not all of its readers may hear', async () => {
    const hearing = await enter(asha)
    const types = await captioner()
    expect(await types.type(line('a', 'And now we', { ended: false }))).toBe('got')
    await meet(lena, { do: 'openItem', item: money })
    const more = line('a', 'And now we speak of money', { ended: false })
    expect(await types.type(more)).toBe('moved')
    const refused = types.heard.findLast((message) => message.type === 'captionNot')
    expect(refused).toMatchObject({ had: 'And now we', item: money })
    expect(await types.type(more)).toBe('moved')
    // Nor is a line begun under an item that is wider than what is on, by a page that has not heard of that.
    expect(await types.type(line('b', 'of money'))).toBe('moved')
    expect(await types.type(line('b', 'of money', { item: money }))).toBe('got')
    await meet(lena, { do: 'closeItem', item: money })
    await types.type(line('c', 'Hello again.'))
    await untilRead(hearing, 'Hello again.')
    expect(hearing.captions).toEqual(['And now we', 'Hello again.'])
    expect(JSON.stringify(hearing.heard)).not.toContain('of money')
    await Promise.all([hearing, types].map((one) => one.leave()))
  })

  it('[D55] one page types at a time; another takes over, and what the first still sends is refused', async () => {
    await meet(lena, { do: 'giveOffice', person: me.sam, office: 'captioner' })
    const [hearing, types, next, stranger] = [
      await enter(asha),
      await captioner(),
      await enter(sam),
      await enter(lena),
    ]
    expect(await types.type(line('a', 'We beg', { ended: false }))).toBe('got')
    next.takeLane(otherDesk)
    await next.until(() => next.heard.filter((one) => one.type === 'lane').length > 0)
    expect(next.lane).toMatchObject({ state: 'on', by: me.moses, isYours: false })
    expect(await next.type(line('b', 'No'))).toBe('taken')
    next.takeLane(otherDesk, true)
    await next.until(() => next.lane?.isYours === true)
    await types.until(() => types.lane?.isYours === false)
    expect(await types.type(line('a', 'We begin', { ended: false }))).toBe('taken')
    // Nobody writes on in another's line.
    expect(await next.type(line('a', 'Something else'))).toBe('taken')
    expect(await next.type(line('b', 'We begin with the bus.'))).toBe('got')
    // Who is no captioner does not get the lane, and types nothing.
    stranger.takeLane(otherDesk, true)
    expect(await stranger.type(line('d', 'Chair'))).toBe('notAllowed')
    await untilRead(hearing, 'We begin with the bus.')
    expect(hearing.captions).toEqual(['We beg', 'We begin with the bus.'])
    expect(hearing.lane?.by).toBe(me.sam)
    next.takeLane(null)
    await untilLane(hearing, 'none')
    await Promise.all([hearing, types, next, stranger].map((one) => one.leave()))
  })

  it('[D55] ends for whoever is no captioner any more, and with the meeting, which forgets what was said', async () => {
    const hearing = await enter(asha)
    const types = await captioner()
    await types.type(line('a', 'Almost', { ended: false }))
    await meet(lena, { do: 'endOffice', person: me.moses, office: 'captioner', reason: 'The hour is over.' })
    await untilLane(hearing, 'none')
    expect(hearing.captions).toEqual(['Almost'])
    expect(await types.type(line('b', 'more'))).toBe('notAllowed')
    await meet(lena, { do: 'giveOffice', person: me.moses, office: 'captioner' })
    types.takeLane(desk)
    await types.until(() => types.lane?.isYours === true)
    await types.type(line('c', 'The end.'))
    await meet(lena, { do: 'end' })
    await untilLane(hearing, 'none')
    expect(await types.type(line('d', 'late'))).toBe('ended')
    expect((await enter(asha)).captions).toEqual([])
    expect(await kept(asha)).toEqual([])
    await Promise.all([hearing, types].map((one) => one.leave()))
  })

  it('[D56] a line that is sent again is one line; of many the last are remembered', async () => {
    const hearing = await enter(asha)
    const types = await captioner()
    for (let at = 0; at < 15; at += 1) {
      expect(await types.type(line(`line${at}x`, `Line ${at}`))).toBe('got')
      expect(await types.type(line(`line${at}x`, `Line ${at}`))).toBe('got')
    }
    expect(await types.type(line('line14x', 'Line 14, changed'))).toBe('moved')
    await untilRead(hearing, 'Line 14')
    expect(hearing.heard.filter(({ type }) => type === 'caption')).toHaveLength(15)
    const late = await enter(sam)
    expect(late.captions).toEqual(Array.from({ length: 12 }, (_, at) => `Line ${at + 3}`))
    await Promise.all([hearing, types, late].map((one) => one.leave()))
  })

  it('[D57] nothing is kept unless the meeting says so, and nothing of what was before that', async () => {
    const types = await captioner()
    await types.type(line('a', 'Not for the record.'))
    await types.type(line('b', 'Begun before', { ended: false }))
    await meet(lena, { do: 'keepCaptions', keep: true })
    await types.type(line('b', 'Begun before it was said'))
    // Typed before its page was told that lines are kept, and sent after it.
    await types.type(line('c', 'Said without knowing'), false)
    await types.type(line('d', ' For the record. '))
    await types.type(line('e', ''))
    await types.type(line('f', 'Begun while', { ended: false }))
    await meet(lena, { do: 'keepCaptions', keep: false })
    await types.type(line('f', 'Begun while it was kept'))
    expect(await kept(asha)).toEqual(['For the record.'])
    await types.leave()
  })

  it('[D57] what is kept is read by those who may read the item, and is gone once it was thrown away', async () => {
    await meet(lena, { do: 'keepCaptions', keep: true })
    const types = await captioner()
    await types.type(line('a', 'Welcome.'))
    await meet(lena, { do: 'openItem', item: money })
    await types.type(line('b', 'Forty thousand.', { item: money }))
    await types.type(line('c', 'And on', { item: money, ended: false }))
    await meet(lena, { do: 'end' })
    await untilLane(types, 'none')
    // What was under way as the meeting ended is kept too.
    expect(await kept(sam)).toEqual(['Welcome.', 'Forty thousand.', 'And on'])
    expect(await kept(asha)).toEqual(['Welcome.'])
    const stranger = board.visitor()
    await stranger.signIn('stranger@example.org', 'Stranger')
    expect((await stranger.ask('GET', `/meetings/${meeting}/captions`)).status).toBe(404)
    expect((await board.visitor().ask('GET', `/meetings/${meeting}/captions`)).status).toBe(401)
    board.clock.pass(1)
    await meet(lena, { do: 'dropCaptions', reason: 'It was not meant to be kept.' })
    expect(await kept(sam)).toEqual([])
    // The rows go by a job, which a server that was killed does when it is back.
    await expect.poll(() => board.store.captions.of(meeting)).toEqual([])
    await types.leave()
  })

  it('[D57] of many lines that are kept rights are asked once for each item and person', async () => {
    await meet(lena, { do: 'keepCaptions', keep: true })
    const at = board.clock.now + 1
    const sorts = [
      { item: null, person: me.moses },
      { item: bus, person: me.moses },
      { item: money, person: me.sam },
    ]
    const count = async (each: number): Promise<[number, number]> => {
      for (const [sort, { item, person }] of sorts.entries()) {
        for (let number = 0; number < each; number += 1) {
          const id = `line${sort}at${number}x`.padEnd(16, '0')
          await board.store.captions.put({ meeting, line: id, item, person, words: 'x', at })
        }
      }
      const now = await board.spaces.load(space)
      const known = now?.meetings.get(meeting)
      if (now === null || known === undefined) throw new Error('there is no meeting')
      const asked = vi.spyOn(now.documents, 'get')
      const { lines } = await captionsView(board.store.captions, now, known, me.asha)
      const calls = asked.mock.calls.length
      asked.mockRestore()
      return [lines.length, calls]
    }
    const [few, asked] = await count(1)
    expect(asked).toBeGreaterThan(0)
    // Asha may not read what is said of the money.
    expect([few, await count(50)]).toEqual([2, [100, asked]])
  })

  it('[D58] that the captioner is lost is told after two seconds, and a page that comes back goes on', async () => {
    const hearing = await enter(asha)
    const types = await captioner()
    await types.leave()
    await new Promise((resolve) => setImmediate(resolve))
    const late = await enter(sam)
    await late.until(() => late.lane !== null)
    board.clock.pass(2_000)
    await untilLane(hearing, 'lost')
    const back = await captioner()
    await untilLane(hearing, 'on')
    expect(await back.type(line('a', 'Here again.'))).toBe('got')
    await Promise.all([hearing, late, back].map((one) => one.leave()))
  })

  it('[D59] a line has 200 characters at most, and nobody floods the room', async () => {
    const types = await captioner()
    expect(await types.type(line('a', 'å'.repeat(200)))).toBe('got')
    const outside = await new Listening(live.url, { cookie: moses.cookie, origin: site }).subscribe(
      space,
      null,
    )
    outside.socket.send(JSON.stringify({ type: 'caption', line: line('b', 'x'), kept: false }))
    expect(await outside.closed).toBe(closeCodes.malformed)
    const long = await enter(moses)
    long.socket.send(JSON.stringify({ type: 'caption', line: line('c', 'å'.repeat(201)), kept: false }))
    expect(await long.closed).toBe(closeCodes.malformed)
    for (let time = 0; time < 400; time += 1) {
      types.socket.send(JSON.stringify({ type: 'caption', line: line('d', String(time)), kept: false }))
    }
    expect(await types.closed).toBe(closeCodes.tooMany)
    expect(board.warnings.join()).not.toContain('å')
  })

  it('[D62] so many lines are kept of a meeting; one more is refused, and goes once it need not be kept', async () => {
    await live.close()
    live = await serveLive(board, { maxCaptionLines: 2 })
    await meet(lena, { do: 'keepCaptions', keep: true })
    const [hearing, types] = [await enter(asha), await captioner()]
    expect(await types.type(line('a', 'One.'))).toBe('got')
    // What was begun while there was room has it.
    expect(await types.type(line('b', 'Tw', { ended: false }))).toBe('got')
    expect(await types.type(line('b', 'Two.'))).toBe('got')
    for (const ended of [false, true]) expect(await types.type(line('c', 'Three.', { ended }))).toBe('full')
    // Another page, and a server that has just started, count what is kept, and know the lines that are.
    await live.close()
    live = await serveLive(board, { maxCaptionLines: 2 })
    const [again, back] = [await enter(sam), await captioner()]
    expect(await back.type(line('c', 'Three.'))).toBe('full')
    expect(await back.type(line('b', 'Two.'))).toBe('got')
    expect(await kept(asha)).toEqual(['One.', 'Two.'])
    await meet(lena, { do: 'keepCaptions', keep: false })
    expect(await back.type(line('c', 'Three.'))).toBe('got')
    await untilRead(again, 'Three.')
    expect(hearing.captions).toEqual(['One.', 'Two.'])
    expect(await kept(asha)).toEqual(['One.', 'Two.'])
    await Promise.all([hearing, types, again, back].map((one) => one.leave()))
  })

  it('[D62] a meeting whose captions were thrown away has room again', async () => {
    await live.close()
    live = await serveLive(board, { maxCaptionLines: 1 })
    await meet(lena, { do: 'keepCaptions', keep: true })
    const types = await captioner()
    expect(await types.type(line('a', 'One.'))).toBe('got')
    expect(await types.type(line('b', 'Two.'))).toBe('full')
    board.clock.pass(1)
    await meet(lena, { do: 'dropCaptions', reason: 'It was not meant to be kept.' })
    await expect.poll(() => board.store.captions.of(meeting)).toEqual([])
    board.clock.pass(1)
    await meet(lena, { do: 'keepCaptions', keep: true })
    expect(await types.type(line('b', 'Two.'))).toBe('got')
    expect(await kept(asha)).toEqual(['Two.'])
    await types.leave()
  })

  it('[D62] while the disk is slow no more waits of a page than it may send', async () => {
    const warnings: Error[] = []
    const warn = (warning: Error) => warnings.push(warning)
    process.on('warning', warn)
    const disk = Promise.withResolvers<void>()
    await live.close()
    const captions = { ...board.store.captions, put: () => disk.promise }
    live = await serveLive(board, { stillMs: 20, captions })
    await meet(lena, { do: 'keepCaptions', keep: true })
    const types = await captioner()
    const stills = () => types.heard.filter(({ type }) => type === 'still').length
    for (let batch = 0; batch < 4; batch += 1) {
      for (let at = 0; at < 150; at += 1) {
        const sent = line(`line${batch}at${at}x`, 'x')
        types.socket.send(JSON.stringify({ type: 'caption', line: sent, kept: true }))
      }
      // In each of the times in which so much may be sent it is less than that.
      const before = stills()
      await Promise.race([types.until(() => stills() > before + 1), types.closed])
    }
    expect(await types.closed).toBe(closeCodes.tooMany)
    // Of what came after it was told to go nothing is left either.
    expect(warnings).toEqual([])
    process.off('warning', warn)
    disk.resolve()
  })
})
