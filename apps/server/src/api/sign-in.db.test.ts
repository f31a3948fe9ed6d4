import { sessionSchema } from '@alongside/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmtpMailer } from '../mail/mailer.ts'
import { startMailServer } from '../mail/testing/mail-server.ts'
import { z } from 'zod'
import { openBoard, type Board } from './testing/open-board.ts'

const sessionsSchema = z.array(sessionSchema)

/** The text of a mail with the soft line breaks of quoted-printable undone. */
const plain = (mail: string) => mail.replaceAll('=\r\n', '').replaceAll('=3D', '=').replaceAll(/\r\n/g, '\n')

describe('signing in by mail', () => {
  let board: Board
  afterEach(() => board.close())

  it('works with the code that a real mail server was given, once', async () => {
    const server = await startMailServer()
    const mailer = createSmtpMailer({ url: server.url, from: 'no-reply@board.test' })
    board = await openBoard({ mailer })
    const asha = board.visitor()
    expect((await asha.ask('POST', '/sign-in', { email: ' Asha@Example.org ' })).status).toBe(204)
    expect(server.taken).toHaveLength(1)
    const mail = plain(server.taken[0]?.source ?? '')
    expect(mail).toMatch(/^To: asha@example.org$/m)
    const code = /Your code to sign in is (\d{6})/.exec(mail)?.[1]

    const signedIn = await asha.ask('POST', '/sign-in/code', { email: 'asha@example.org', code })
    expect(signedIn).toMatchObject({ status: 200, body: { next: null } })
    const { body } = await asha.ask('GET', '/me')
    expect(body).toMatchObject({ person: { name: '', email: 'asha@example.org' }, spaces: [], isNew: true })

    const again = await board.visitor().ask('POST', '/sign-in/code', { email: 'asha@example.org', code })
    expect(again).toMatchObject({ status: 400, body: { kind: 'wrongCode', field: 'code' } })
    await server.close()
  })

  it('works with the ticket in the link, which opening does not use up, and goes on to where one was', async () => {
    board = await openBoard()
    const asha = board.visitor()
    await asha.ask('POST', '/sign-in', { email: 'asha@example.org', next: '/s/board?tab=1' })
    const ticket = /\/sign-in\/link\?ticket=([\w-]+)/.exec(asha.letterTo('asha@example.org').text)?.[1]
    const answer = await asha.ask('POST', '/sign-in/ticket', { ticket })
    expect(answer).toMatchObject({ status: 200, body: { next: '/s/board?tab=1' } })
    expect((await asha.ask('GET', '/me')).body).toMatchObject({ person: { email: 'asha@example.org' } })
    expect((await asha.ask('POST', '/sign-in/ticket', { ticket })).body).toMatchObject({ kind: 'wrongCode' })
    expect((await asha.ask('POST', '/sign-in/ticket', { ticket: `${ticket}A` })).status).toBe(400)
  })

  it('makes one person of an address, however often they sign in', async () => {
    board = await openBoard()
    const first = await board.visitor().signIn('asha@example.org', 'Asha Patel')
    const second = await board.visitor().signIn('asha@example.org', 'Asha Patel')
    expect(second).toBe(first)
    expect(await board.people.count()).toBe(1)
  })

  it('keeps no code that could be read in the database', async () => {
    board = await openBoard()
    const asha = board.visitor()
    await asha.ask('POST', '/sign-in', { email: 'asha@example.org' })
    const code = /\d{6}/.exec(asha.letterTo('asha@example.org').subject)?.[0] ?? ''
    const { Kysely } = await import('kysely')
    const db = new Kysely<{ verification: { value: string } }>({ dialect: board.store.dialect })
    const rows = await db.selectFrom('verification').select('value').execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.value).not.toContain(code)
  })

  it('stops at four wrong codes, though the right one comes after them', async () => {
    board = await openBoard()
    const asha = board.visitor()
    const email = 'asha@example.org'
    await asha.ask('POST', '/sign-in', { email })
    const code = /\d{6}/.exec(asha.letterTo(email).subject)?.[0] ?? ''
    const wrong = code === '000000' ? '111111' : '000000'
    for (let n = 0; n < 4; n++) {
      const answer = await asha.ask('POST', '/sign-in/code', { email, code: wrong })
      expect(answer.body).toMatchObject({ kind: 'wrongCode' })
    }
    const right = await asha.ask('POST', '/sign-in/code', { email, code })
    expect(right).toMatchObject({ status: 429, body: { kind: 'tooManyTries' } })
  })

  it('does not tell whether an address is known', async () => {
    board = await openBoard()
    await board.visitor().signIn('known@example.org', 'Known')
    const stranger = board.visitor()
    const code = '123456'
    const known = await stranger.ask('POST', '/sign-in', { email: 'known@example.org' })
    const unknown = await stranger.ask('POST', '/sign-in', { email: 'unknown@example.org' })
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    const triedKnown = await stranger.ask('POST', '/sign-in/code', { email: 'known@example.org', code })
    const triedUnknown = await stranger.ask('POST', '/sign-in/code', { email: 'unknown@example.org', code })
    expect([triedKnown.status, triedKnown.body]).toEqual([triedUnknown.status, triedUnknown.body])
    const never = await stranger.ask('POST', '/sign-in/code', { email: 'never@example.org', code })
    expect([never.status, never.body]).toEqual([triedKnown.status, triedKnown.body])
  })

  it('limits how often a code is asked for and tried, by address and by client', async () => {
    const codesPerAddress = { times: 2, seconds: 60 }
    const triesPerClient = { times: 3, seconds: 60 }
    board = await openBoard({ limits: { codesPerAddress, triesPerClient } })
    const visitor = board.visitor()
    const statuses: number[] = []
    for (let n = 0; n < 3; n++) {
      statuses.push((await visitor.ask('POST', '/sign-in', { email: 'a@example.org' })).status)
    }
    expect(statuses).toEqual([204, 204, 429])
    expect((await visitor.ask('POST', '/sign-in', { email: 'b@example.org' })).status).toBe(204)
    const tried: number[] = []
    for (let n = 0; n < 4; n++) {
      const body = { email: `${n}@example.org`, code: '123456' }
      const from = { 'x-alongside-client': '192.0.2.1' }
      tried.push((await visitor.ask('POST', '/sign-in/code', body, from)).status)
    }
    expect(tried).toEqual([400, 400, 400, 429])
  })

  it('says so when the mail server does not take the mail', async () => {
    const mailer = createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'no-reply@board.test' })
    board = await openBoard({ mailer })
    const answer = await board.visitor().ask('POST', '/sign-in', { email: 'asha@example.org' })
    expect(answer).toMatchObject({ status: 503, body: { kind: 'notSent' } })
    expect(board.warnings.join()).toMatch(/mail.failed/)
    expect(board.warnings.join()).not.toMatch(/asha|\d{6}/)
  })

  it('writes in the language of the page', async () => {
    board = await openBoard()
    const asha = board.visitor()
    await asha.ask('POST', '/sign-in', { email: 'asha@example.org' }, { 'accept-language': 'da-DK,en;q=0.5' })
    expect(asha.letterTo('asha@example.org').text).toMatch(/Din kode til at logge ind/)
  })

  it('keeps sessions apart: they are seen, one is ended, the other goes on', async () => {
    board = await openBoard()
    const [desk, phone] = [board.visitor(), board.visitor()]
    await desk.signIn('asha@example.org', 'Asha')
    await phone.signIn('asha@example.org', 'Asha')
    const ended: string[] = []
    board.auth.onEnded((session) => ended.push(session))
    const sessions = sessionsSchema.parse((await desk.ask('GET', '/me/sessions')).body)
    expect(sessions).toHaveLength(2)
    const other = sessions.find(({ current }) => !current)?.id ?? ''
    expect((await desk.ask('DELETE', `/me/sessions/${other}`)).status).toBe(204)
    expect(ended).toEqual([other])
    expect((await phone.ask('GET', '/me')).body).toMatchObject({ person: null })
    expect((await desk.ask('GET', '/me')).body).toMatchObject({ person: { name: 'Asha' } })
    await desk.ask('POST', '/sign-out', {})
    expect((await desk.ask('GET', '/me')).body).toMatchObject({ person: null })
    expect(ended).toHaveLength(2)
  })

  it('lets nobody end another person’s session', async () => {
    board = await openBoard()
    const [asha, omar] = [board.visitor(), board.visitor()]
    await asha.signIn('asha@example.org', 'Asha')
    await omar.signIn('omar@example.org', 'Omar')
    const sessions = sessionsSchema.parse((await asha.ask('GET', '/me/sessions')).body)
    expect((await omar.ask('DELETE', `/me/sessions/${sessions[0]?.id}`)).status).toBe(404)
    expect((await asha.ask('GET', '/me')).body).toMatchObject({ person: { name: 'Asha' } })
  })

  it('sets a cookie that scripts and other sites do not get', async () => {
    board = await openBoard()
    const asha = board.visitor()
    await asha.ask('POST', '/sign-in', { email: 'asha@example.org' })
    const code = /\d{6}/.exec(asha.letterTo('asha@example.org').subject)?.[0]
    const { headers } = await asha.ask('POST', '/sign-in/code', { email: 'asha@example.org', code })
    expect(headers.getSetCookie().join()).toMatch(/alongside\.session_token=.*HttpOnly.*SameSite=Lax/i)
  })

  it('takes nothing from another site', async () => {
    board = await openBoard()
    const asha = board.visitor()
    await asha.signIn('asha@example.org', 'Asha')
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
      expect((await asha.ask('PATCH', '/me', { name: 'Not Asha' }, headers)).status).toBe(403)
    }
    expect((await asha.ask('GET', '/me')).body).toMatchObject({ person: { name: 'Asha' } })
  })
})
