import {
  defaultHearing,
  guestWordsSchema,
  hearingViewSchema,
  idFrom,
  linksSchema,
  meSchema,
  taskViewsSchema,
  wayBackSchema,
  type Contact,
  type GuestWords,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { site } from '../api/testing/site.ts'
import type { Answered, Visitor } from '../api/testing/visitor.ts'
import { passTimeOn, type Passing } from '../jobs/testing/passing.ts'
import { createSmtpMailer } from '../mail/mailer.ts'
import { startMailServer, type MailServer } from '../mail/testing/mail-server.ts'

const newId = () => idFrom(randomBytes(16))
const minute = 60_000
const hour = 60 * minute
const secret = 'the fox at the window'
const marys = 'mary@example.org'
const nothing: Contact = { email: '', phone: '', post: '' }

describe('a guest hears back, with a real mail server', () => {
  let server: MailServer
  let board: Board
  let passing: Passing
  let lena: Visitor
  let mary: Visitor
  let space: string
  let document: string
  let section: string
  let link: string
  let token: string
  let thread: string

  beforeEach(async () => {
    server = await startMailServer()
    board = await openBoard({
      mailer: createSmtpMailer({ url: server.url, from: 'no-reply@board.test', silentMs: 300 }),
    })
    passing = passTimeOn(board)
    lena = board.visitor()
    mary = board.visitor()
    await board.signInAs(lena, 'lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Board')
    document = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Our plan' })).made
    section = (await lena.document(document)).sections[0]?.id ?? ''
    const lastDay = new Date(board.clock.now + 30 * 24 * hour).toISOString().slice(0, 10)
    link = (
      await lena.made(space, {
        do: 'makeLink',
        document,
        permission: 'comment',
        label: 'Difficult sister',
        lastDay,
        visitors: false,
      })
    ).made
    const { links } = linksSchema.parse((await lena.ask('GET', `/documents/${document}/links`)).body)
    token = links[0]?.url?.split('/').at(-1) ?? ''
    await mary.ask('POST', `/links/${token}/join`, { name: 'Mary Jones', capacity: 'unpaidCarer' })
    thread = newId()
    const comment = { do: 'comment', section, thread, anchor: null, sort: null, voice: null } as const
    await mary.made(space, { ...comment, words: 'Is there a lift?' })
  })
  afterEach(async () => {
    passing.close()
    await board.close()
    await server.close()
  })

  const leave = async (contact: Partial<Contact>, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await mary.ask('PUT', `/links/${token}/contact`, { ...nothing, ...contact }, headers)
    expect(answer.status).toBe(204)
  }
  const reply = async (words = secret) => {
    const answer = { do: 'reply', section, thread, post: newId(), words, voice: null } as const
    expect((await lena.command(space, answer)).status).toBe(200)
  }
  /** The mails to Mary, as she reads them. */
  const mails = () =>
    server.taken
      .filter(({ to }) => to === marys)
      .map(({ source }) => source.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`))
      .map((source) => decodeURIComponent(source.replaceAll(/%(?![0-9A-F]{2})/g, '%25')))
  const inMail = (path: string) =>
    new RegExp(`${site}/${path}/([\\w-]+)`).exec(mails().at(-1) ?? '')?.[1] ?? ''
  const idOf = async (visitor: Visitor) =>
    meSchema.parse((await visitor.ask('GET', '/me')).body).person?.id ?? ''
  const wordsOf = async (): Promise<GuestWords> =>
    guestWordsSchema.parse((await mary.ask('GET', `/links/${token}/words`)).body)
  const tasksOf = async (visitor: Visitor) =>
    taskViewsSchema.parse((await visitor.ask('GET', `/spaces/${space}/tasks`)).body)
  const kindOf = ({ body }: Answered) =>
    typeof body === 'object' && body !== null && 'kind' in body ? body.kind : null

  it('[H26] [H28] by the mail that they left, once, with no word of what was said and no link’s secret', async () => {
    await leave({ email: marys })
    expect(await wordsOf()).toMatchObject({ channel: 'mail', space: 'board' })
    await reply()
    await lena.command(space, { do: 'resolve', section, thread, outcome: secret })
    await passing.pass(hour)
    expect(mails()).toHaveLength(1)
    const [mail = ''] = mails()
    expect(mail).toContain('Something_for_you_in')
    expect(mail).toContain('Hello Mary Jones,')
    expect(mail).toContain('Lena Fischer answered in a conversation that you are in')
    expect(mail).toContain('Lena Fischer closed a conversation that you are in')
    expect(mail).toContain('left this address to hear back')
    for (const hidden of [secret, token, '/l/', 'Difficult']) expect(mail).not.toContain(hidden)
    await passing.pass(24 * hour)
    expect(mails()).toHaveLength(1)
  })

  it('[H26] in the language in which they left it, when a mail server that was away is back, and once', async () => {
    await leave({ email: marys }, { 'accept-language': 'da' })
    server.manners = { says: 421, at: 'connect' }
    await reply()
    await passing.pass(5 * minute)
    expect(mails()).toEqual([])
    server.manners = 'takes'
    await passing.pass(24 * hour)
    expect(mails()).toHaveLength(1)
    expect(mails()[0]).toContain('svarede i en samtale')
  })

  it('[H11] [H12] [H26] when they chose to: once a day, and never in their quiet hours', async () => {
    await leave({ email: marys })
    const settings = `/spaces/${space}/hearing/settings`
    const time = (later: number) => new Date(board.clock.now + later).toISOString().slice(11, 16)
    const chosen = { ...defaultHearing, zone: 'Etc/UTC' }
    const quiet = { from: time(-hour), to: time(2 * hour) }
    expect((await mary.ask('PUT', settings, { ...chosen, quiet })).status).toBe(204)
    await reply()
    await passing.pass(2 * hour - 2 * minute)
    expect(mails()).toEqual([])
    await passing.pass(4 * minute)
    expect(mails()).toHaveLength(1)

    const rhythm = { each: 'day', at: time(3 * hour) }
    expect((await mary.ask('PUT', settings, { ...chosen, rhythm })).status).toBe(204)
    await reply()
    await passing.pass(3 * hour - 2 * minute)
    expect(mails()).toHaveLength(1)
    await passing.pass(4 * minute)
    expect(mails()).toHaveLength(2)
    const seen = (await mary.ask('GET', `/spaces/${space}/hearing`)).body
    expect(hearingViewSchema.parse(seen)).toMatchObject({ email: marys, channel: 'mail' })
  })

  it('[H28] and comes back by the mail: at once where they are in, else with the code, and nobody else', async () => {
    await leave({ email: marys })
    await reply()
    await passing.pass(hour)
    const back = `/back/${inMail('back')}`
    const look = async (visitor: Visitor) => wayBackSchema.parse((await visitor.ask('GET', back)).body)
    expect(await look(mary)).toEqual({
      state: 'in',
      words: `/l/${token}/words`,
      settings: '/s/board/me/hearing',
    })
    const phone = board.visitor()
    for (const other of [phone, lena]) expect(await look(other)).toEqual({ state: 'code', space: 'Board' })
    const { code } = await wordsOf()
    const joan = board.visitor()
    await joan.ask('POST', `/links/${token}/join`, { name: 'Joan', capacity: 'unpaidCarer' })
    const joans = guestWordsSchema.parse((await joan.ask('GET', `/links/${token}/words`)).body).code
    expect(kindOf(await phone.ask('POST', back, { code: joans }))).toBe('wrongCode')
    expect(await phone.ask('POST', back, { code })).toMatchObject({
      status: 200,
      body: { address: `/l/${token}/words` },
    })
    expect(await idOf(phone)).toBe(await idOf(mary))
    expect((await phone.ask('GET', `/back/${'x'.repeat(60)}`)).status).toBe(404)

    await lena.command(space, { do: 'pauseLink', link, paused: true })
    expect(await look(mary)).toEqual({ state: 'paused', madeBy: 'Lena Fischer' })
    expect(await look(joan)).toEqual({ state: 'paused', madeBy: null })
    expect((await board.visitor().ask('POST', back, { code })).status).toBe(404)
    await lena.command(space, { do: 'pauseLink', link, paused: false })
    await lena.command(space, { do: 'removeGuest', person: await idOf(mary) })
    expect((await phone.ask('GET', back)).status).toBe(404)
  })

  it('[H28] by signing in, once they have an account', async () => {
    await leave({ email: marys })
    await reply()
    await passing.pass(hour)
    const back = `/back/${inMail('back')}`
    const code = await board.auth.makeClaim(await idOf(mary), 'new@example.org')
    expect((await mary.ask('POST', '/me/address/code', { email: 'new@example.org', code })).status).toBe(204)
    expect((await board.visitor().ask('GET', back)).body).toEqual({ state: 'account', space: 'Board' })
    expect((await mary.ask('GET', back)).body).toMatchObject({ state: 'in' })
    await reply()
    await passing.pass(hour)
    expect(server.taken.filter(({ to }) => to === 'new@example.org')).toHaveLength(1)
    expect(mails()).toHaveLength(1)
  })

  it('[H15] [H29] ends with one tap, but for what is essential, and the address is forgotten on a word', async () => {
    await leave({ email: marys, phone: '01 234' })
    await reply()
    await passing.pass(hour)
    const nobody = board.visitor()
    const ends = `/unsubscribe/${inMail('unsubscribe')}`
    expect((await nobody.ask('GET', ends)).body).toEqual({ space: 'Board', mails: true, left: true })
    expect((await nobody.ask('POST', `/mail${ends}`)).status).toBe(204)
    await reply()
    await passing.pass(hour)
    expect(mails()).toHaveLength(1)
    const on = { what: 'section', section } as const
    const grantee = { to: 'person', person: await idOf(mary) } as const
    await lena.command(space, { do: 'giveRight', on, grantee, permission: 'read', reason: 'For a while.' })
    await passing.pass(hour)
    expect(mails()).toHaveLength(2)
    expect(mails()[1]).toContain('You may do less now')
    expect(mails()[1]).not.toContain('answered')

    await lena.command(space, { do: 'pauseLink', link, paused: true })
    expect((await nobody.ask('GET', ends)).body).toEqual({ space: 'Board', mails: false, left: true })
    expect((await nobody.ask('DELETE', ends)).status).toBe(204)
    expect((await nobody.ask('GET', ends)).body).toEqual({ space: 'Board', mails: false, left: false })
    await lena.command(space, { do: 'pauseLink', link, paused: false })
    expect((await wordsOf()).contact).toEqual({ email: '', phone: '01 234', post: '' })
    // Another address that she leaves later is not the one whose reader said so.
    await leave({ email: 'other@example.org' })
    expect((await nobody.ask('DELETE', ends)).status).toBe(204)
    expect((await wordsOf()).contact?.email).toBe('other@example.org')
  })

  it.each([
    ['was removed', async () => lena.command(space, { do: 'removeGuest', person: await idOf(mary) })],
    ['came by a link that was withdrawn', () => lena.command(space, { do: 'withdrawLink', link })],
    ['took the address away', () => mary.ask('DELETE', `/links/${token}/contact`)],
    ['left an empty one instead', () => mary.ask('PUT', `/links/${token}/contact`, nothing)],
  ])('[H26] [H27] not when they %s between an answer and its mail', async (_what, act) => {
    await leave({ email: marys })
    await reply()
    expect((await act()).status).toBeLessThan(300)
    await passing.pass(24 * hour)
    expect(mails()).toEqual([])
    expect(await tasksOf(lena)).toEqual([])
  })

  it('[H30] not of what they have seen under their link', async () => {
    await leave({ email: marys })
    await reply()
    const { heardUpTo } = await wordsOf()
    const seen = await mary.ask('POST', `/spaces/board/hearing/read`, { upTo: heardUpTo })
    expect(seen.status).toBe(204)
    await passing.pass(hour)
    expect(mails()).toEqual([])
    await reply()
    await passing.pass(hour)
    expect(mails()).toHaveLength(1)
  })

  it('[H27] [H31] by a call of whoever made the link, where they left a number, and by nobody once it is gone', async () => {
    await leave({ phone: '01 234', post: '1 Mill Street' })
    expect(await wordsOf()).toMatchObject({ channel: 'call' })
    await reply()
    await passing.pass(hour)
    expect(mails()).toEqual([])
    const [task, ...more] = await tasksOf(lena)
    expect(more).toEqual([])
    expect(task).toMatchObject({
      person: { name: 'Mary Jones' },
      way: 'call',
      reach: '01 234',
      items: [{ why: 'replied', words: secret }],
      done: null,
    })
    const toLena = server.taken.filter(({ to }) => to === 'lena@example.org')
    expect(toLena.map(({ source }) => source).join()).toContain('You are asked to pass something on')
    expect(toLena.map(({ source }) => source).join()).not.toContain('01 234')
    await mary.ask('DELETE', `/links/${token}/contact`)
    expect(await tasksOf(lena)).toEqual([])
  })

  it('[H27] [H31] by the way they left last: a task for another one is taken back', async () => {
    await leave({ phone: '01 234' })
    await reply()
    await passing.pass(hour)
    expect(await tasksOf(lena)).toMatchObject([{ way: 'call' }])
    await leave({ phone: '01 567' })
    expect(await tasksOf(lena)).toMatchObject([{ way: 'call', reach: '01 567' }])
    await leave({ email: marys })
    expect(await tasksOf(lena)).toEqual([])
  })

  it('[H27] [H31] by a letter, where they left an address of post alone', async () => {
    await leave({ post: '1 Mill Street' })
    await reply()
    await passing.pass(hour)
    expect(await tasksOf(lena)).toMatchObject([{ way: 'letter', reach: '1 Mill Street' }])
    expect(
      (await lena.ask('POST', `/spaces/${space}/tasks/${(await tasksOf(lena))[0]?.id}/done`)).status,
    ).toBe(204)
    await passing.pass(hour)
    expect((await tasksOf(lena)).filter(({ done }) => done === null)).toEqual([])
  })
})
