import { closeCodes } from '@alongside/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { boot, type Booted } from '../testing.ts'

const nowhere = 'aaaaaaaaaaaaaaaa'

describe('rights on the wire', () => {
  let server: Booted
  beforeAll(async () => {
    const people = { olga: 'own', asha: 'edit', sam: 'suggest', gwen: 'comment', rita: 'read' } as const
    server = await boot({ ...people, ines: 'edit', omar: null })
  }, 60_000)
  afterAll(() => server.close())

  beforeEach(async () => {
    const olga = server.ours('olga')
    olga.write((text) => text.insert(0, 'What is agreed.'))
    await olga.until(({ status, device }) => status.is === 'saved' && device.entries.size === 0)
  })
  afterEach(() => server.turnPage(), 60_000)

  it('[S5] who may only suggest, comment or read changes nothing by an update', async () => {
    const asha = server.ours('asha')
    await asha.until(({ text }) => text === 'What is agreed.')
    const before = await server.text('olga')
    for (const name of ['sam', 'gwen', 'rita']) {
      const client = server.ours(name)
      await client.until(({ text }) => text === 'What is agreed.')
      client.write((text) => text.insert(0, 'Not '))
      await client.until(({ refusals }) => refusals.length > 0)
      expect(client.refusals[0]?.problem).toMatchObject({ kind: 'notAllowed' })
      // A deletion is no news to anybody but the one who made it.
      await client.until(({ link, text }) => link === 'joined' && text === 'What is agreed.')
      client.write((text) => text.delete(0, 5))
      await client.until(({ device }) => device.entries.size === 0)
    }
    expect(await server.text('olga')).toEqual(before)
    expect(asha.text).toBe('What is agreed.')
  })

  it('[S5] who may only read changes nothing by a step 2, and an unmodified client stays away after it', async () => {
    const before = await server.text('olga')
    for (const name of ['gwen', 'rita']) {
      const client = server.plain(name)
      client.write((text) => text.insert(0, 'Written before it was connected.'))
      await client.until(({ codes }) => codes.length > 0)
      expect(client.codes).toEqual([closeCodes.refused])
      expect(client.provider.shouldConnect).toBe(false)
      expect(client.attempts).toBe(1)
    }
    expect(await server.text('olga')).toEqual(before)
  })

  it('[S6] a right that is taken away takes effect within a second, and says by whom and why', async () => {
    const asha = server.ours('asha')
    await asha.until(({ text }) => text === 'What is agreed.')
    const asked = Date.now()
    await server.give('asha', 'read', 'The plan is agreed.')
    await asha.until(({ rights }) => rights.length > 0, 1000)
    expect(Date.now() - asked).toBeLessThan(1000)
    const by = server.board.person('olga').id
    expect(asha.rights).toEqual([{ permission: 'read', by, reason: 'The plan is agreed.' }])
    asha.write((text) => text.insert(0, 'Not '))
    await asha.until(({ refusals }) => refusals.length > 0)
    expect(asha.refusals[0]?.entries).toHaveLength(1)

    await asha.until(({ link }) => link === 'joined')
    await server.give('asha', null, null, 'section')
    await asha.until(({ codes }) => codes.includes(closeCodes.notAllowed), 1000)
  })

  it('a session that ends closes its sockets, and no other’s', async () => {
    const [ines, sam] = [server.ours('ines'), server.ours('sam')]
    await Promise.all([ines, sam].map((client) => client.until(({ link }) => link === 'joined')))
    await server.ask('ines', 'POST', '/sign-out', z.unknown())
    await ines.until(({ codes }) => codes.length > 0)
    expect(ines.codes).toEqual([closeCodes.signedOut])
    expect(sam.codes).toEqual([])
    expect(sam.link).toBe('joined')
  })

  it('whose page is another person’s than the one who is signed in writes for neither', async () => {
    const { id } = server.board.person('asha')
    const mine = server.ours('asha', { url: `${server.syncUrl}?as=${id}` })
    await mine.until(({ link }) => link === 'joined')
    const meant = server.ours('ines', { url: `${server.syncUrl}?as=${id}` })
    meant.write((text) => text.insert(0, 'Not her words.'))
    await meant.until(({ codes }) => codes.length > 0)
    expect(meant.codes).toEqual([closeCodes.signedOut])
    expect((await server.text('asha')).text).not.toContain('Not her words.')
  })

  it.each([
    ['without a session', 4401, (server: Booted) => ({ headers: { origin: server.url } })],
    [
      'with a made-up session',
      4401,
      (server: Booted) => ({ headers: { origin: server.url, cookie: 'alongside.session_token=abc.def' } }),
    ],
    [
      'from another site',
      4403,
      (server: Booted) => ({ headers: { ...server.headersOf('asha'), origin: 'https://elsewhere.example' } }),
    ],
    [
      'from a sandboxed page',
      4403,
      (server: Booted) => ({ headers: { ...server.headersOf('asha'), origin: 'null' } }),
    ],
    ['of someone who is no member', 4403, (server: Booted) => ({ headers: server.headersOf('omar') })],
    [
      'to a section that does not exist',
      4403,
      (server: Booted) => ({
        headers: server.headersOf('asha'),
        url: server.syncUrl.replace(server.section, nowhere),
      }),
    ],
    [
      'to no section at all',
      4403,
      (server: Booted) => ({
        headers: server.headersOf('asha'),
        url: server.syncUrl.replace(/\/sync.*/, '/other'),
      }),
    ],
  ])('a socket %s gets no byte, only the code %i', async (_what, code, made) => {
    const { headers, url } = { url: server.syncUrl, ...made(server) }
    const raw = await server.raw(headers, url)
    raw.socket.send(new Uint8Array([0, 0, 1, 0]))
    expect(await raw.closed).toBe(code)
    expect(raw.frames).toEqual([])
  })

  it('an unmodified client that may not read asks once and stays away', async () => {
    const omar = server.plain('omar')
    await omar.until(({ codes }) => codes.length > 0)
    expect(omar.codes).toEqual([closeCodes.notAllowed])
    expect(omar.provider.shouldConnect).toBe(false)
    expect(omar.attempts).toBe(1)
    expect(omar.text).toBe('')
  })

  it('opening, reading and going away again writes no row', async () => {
    const before = await server.text('olga')
    const clients = [server.ours('asha'), server.plain('rita'), server.plain('asha'), server.ours('gwen')]
    for (const client of clients) {
      if ('provider' in client) await client.until(({ text, provider }) => provider.synced && text !== '')
      else await client.until(({ status, text }) => status.is === 'saved' && text !== '')
      client.close()
    }
    expect((await server.text('rita')).seq).toBe(before.seq)
  })
})
