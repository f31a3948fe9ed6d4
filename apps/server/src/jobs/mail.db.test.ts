import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { seat, type Visitor } from '../api/testing/visitor.ts'
import { createSmtpMailer, type Mailer } from '../mail/mailer.ts'
import { startMailServer, type MailServer, type Manners } from '../mail/testing/mail-server.ts'

const minute = 60_000
const day = 1_440 * minute
const asha = 'asha@example.org'
/** What is waited for comes, however slow the machine is. */
const patient = { timeout: 50_000 }

describe('mail, with a real mail server', () => {
  let server: MailServer
  let board: Board
  let lena: Visitor
  let space: string
  /** Sends what the board mails; it waits as long as it does in earnest, so that a slow machine is no silent server. */
  let mailer: Mailer

  beforeEach(async () => {
    server = await startMailServer()
    mailer = mailerOf(server)
    board = await openBoard({
      mailer: { send: (letter, sending) => mailer.send(letter, sending), close: () => mailer.close() },
    })
    lena = board.visitor()
    await board.signInAs(lena, 'lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Board')
  })
  afterEach(async () => {
    await board.close()
    await server.close()
  })

  const mailerOf = ({ url }: MailServer, more: { silentMs?: number } = {}): Mailer =>
    createSmtpMailer({ url, from: 'no-reply@board.test', ...more })
  const invite = async (email = asha): Promise<string> =>
    (await lena.made(space, { do: 'inviteByMail', email, name: null, seat, words: '' })).made
  const toAsha = () => server.taken.filter(({ to }) => to === asha)
  const troubled = () => board.store.jobs.troubled(space)
  /** Waits until the only troubled job is written down as this. */
  const written = (as: { state: 'again' | 'stuck'; attempts: number; problem: string }) =>
    expect
      .poll(async () => {
        const [job] = await troubled()
        const isPlanned = job?.state === 'stuck' || (job?.dueAt ?? 0) > board.clock.now
        return isPlanned ? job : null
      }, patient)
      .toMatchObject(as)
  const over = () => expect.poll(() => board.openJobs(), patient).toBe(0)

  it.each([
    [{ says: 421, at: 'connect' }, 'mail.later'],
    [{ says: 450, at: 'address' }, 'mail.later'],
    [{ says: 452, at: 'letter' }, 'mail.later'],
    [{ says: 554, at: 'connect' }, 'mail.notOurs'],
    ['isSilent', 'mail.slow'],
  ] satisfies [Manners, string][])(
    '[J17] is sent once when a server that did %j takes it later',
    async (manners, problem) => {
      server.manners = manners
      if (manners === 'isSilent') mailer = mailerOf(server, { silentMs: 100 })
      await invite()
      await written({ state: 'again', attempts: 1, problem })
      board.clock.pass(2_000)
      await written({ state: 'again', attempts: 2, problem })
      expect(toAsha()).toEqual([])
      server.manners = 'takes'
      mailer = mailerOf(server)
      board.clock.pass(10_000)
      await over()
      board.clock.pass(2 * day)
      await over()
      expect(toAsha()).toHaveLength(1)
    },
  )

  it.each([[{ says: 550, at: 'address' }], [{ says: 554, at: 'letter' }]] satisfies [Manners][])(
    '[J17] is not sent again by itself to a server that said %j, and organisers are told',
    async (manners) => {
      server.manners = manners
      const invitation = await invite()
      await written({ state: 'stuck', attempts: 1, problem: 'mail.refused' })
      const before = server.connections
      server.manners = 'takes'
      board.clock.pass(2 * day)
      expect((await lena.view(space)).invitations.find(({ id }) => id === invitation)?.notSent).toBe(true)
      expect([server.connections, toAsha()]).toEqual([before, []])
      const [job] = await troubled()
      await board.store.jobs.answer(space, job?.id ?? 0, 'again', board.clock.now)
      board.work.wake()
      await over()
      expect(toAsha()).toHaveLength(1)
      expect((await lena.view(space)).invitations.find(({ id }) => id === invitation)?.notSent).toBe(false)
      expect(board.warnings.join()).not.toContain('asha')
    },
  )

  it('[J17] is sent once the server is there again', async () => {
    await server.close()
    await invite()
    await written({ state: 'again', attempts: 1, problem: 'mail.unreachable' })
    server = await startMailServer(server.port)
    board.clock.pass(2_000)
    await over()
    expect(toAsha()).toHaveLength(1)
  })

  it('[J17] is broken off where somebody waits for it, or when it is to stop', async () => {
    const letter = { to: asha, subject: 's', text: 't', html: 'h' }
    server.manners = 'ponders'
    await expect(mailer.send(letter, { withinMs: 50 })).rejects.toMatchObject({ problem: 'mail.slow' })
    const stop = new AbortController()
    server.onLetter = () => stop.abort()
    const sending = mailer.send(letter, { signal: stop.signal })
    await expect(sending).rejects.toMatchObject({ problem: 'mail.brokenOff', forGood: false })
  })

  it('[J18] is sent once to a server that ponders it for nine minutes', async () => {
    server.manners = 'ponders'
    await invite()
    await expect.poll(toAsha, patient).toHaveLength(1)
    for (let passed = 0; passed < 54; passed += 1) {
      board.clock.pass(10_000)
      // Whatever holds the job for longer is written by the time that this is, which comes after it.
      const { now } = board.clock
      await board.store.jobs.claim({ owner: 'nobody', kinds: [], now, until: now, limit: 1 })
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { connections } = server
    server.manners = 'takes'
    server.release()
    await over()
    board.clock.pass(2 * day)
    await over()
    expect([toAsha().length, server.connections]).toEqual([1, connections])
    expect(await troubled()).toEqual([])
  })

  it('[J18] is sent again to a server that broke the line instead of answering, as the same letter', async () => {
    server.manners = 'dies'
    await invite()
    await written({ state: 'again', attempts: 1, problem: 'mail.unreachable' })
    server.manners = 'takes'
    board.clock.pass(2_000)
    await over()
    const ids = toAsha().map(({ messageId }) => messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(/^[\w-]+@board\.test$/)
  })

  it('[J18] has another id when it is another letter, also to the same address', async () => {
    const invitation = await invite()
    await over()
    board.clock.pass(minute)
    await lena.made(space, { do: 'sendAgain', invitation })
    await over()
    await invite('omar@example.org')
    await over()
    const ids = server.taken.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('[J16] is written from how things stand when it is sent', async () => {
    server.manners = { says: 450, at: 'address' }
    await invite()
    await written({ state: 'again', attempts: 1, problem: 'mail.later' })
    await lena.made(space, { do: 'renameSpace', name: 'Riverside Board' })
    server.manners = 'takes'
    board.clock.pass(2_000)
    await over()
    expect(toAsha()[0]?.source).toContain('Riverside Board')
  })

  it('[J16] is sent once when an invitation was sent again while the first mail waited', async () => {
    server.manners = { says: 450, at: 'address' }
    const invitation = await invite()
    await written({ state: 'again', attempts: 1, problem: 'mail.later' })
    server.manners = 'takes'
    board.clock.pass(1)
    await lena.made(space, { do: 'sendAgain', invitation })
    await expect.poll(toAsha, patient).toHaveLength(1)
    board.clock.pass(2 * day)
    await over()
    expect(toAsha()).toHaveLength(1)
  })
})
