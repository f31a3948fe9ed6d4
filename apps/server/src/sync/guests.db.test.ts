import {
  closeCodes,
  commandAnswerSchema,
  editorsSchema,
  handedSchema,
  idFrom,
  linksSchema,
  type Command,
  type LinkPermission,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OurClient } from '../testing/our-client.ts'
import { boot, type Booted } from '../testing.ts'

const lastDay = '2999-12-31'
const nextYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)

describe('guests on the wire', () => {
  let server: Booted
  const open: OurClient[] = []
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit' })
  }, 60_000)
  afterEach(() => {
    for (const client of open.splice(0)) client.close()
  })
  afterEach(() => server.turnPage(), 60_000)
  afterAll(() => server.close())

  const command = (asked: Command) =>
    server.ask('olga', 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, asked)

  /** Makes a link, and comes by it: the link's id and the headers of whoever came. */
  async function comeBy(
    permission: LinkPermission,
  ): Promise<{ link: string; headers: Record<string, string> }> {
    const terms = { permission, label: 'Mary', lastDay: nextYear(), visitors: false }
    const { made } = await command({ do: 'makeLink', document: server.document, ...terms })
    const { links } = await server.ask('olga', 'GET', `/documents/${server.document}/links`, linksSchema)
    const token = links.find(({ id }) => id === made)?.url?.split('/l/')[1] ?? ''
    const joined = await fetch(`${server.url}/api/links/${token}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ name: `Mary ${made}`, capacity: 'unpaidCarer' }),
    })
    expect(joined.status).toBe(200)
    const cookie = joined.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ')
    return { link: made ?? '', headers: { cookie, origin: server.url } }
  }

  function ours(headers: Record<string, string>): OurClient {
    const client = new OurClient({ url: server.syncUrl, headers })
    open.push(client)
    return client
  }

  it.each<[LinkPermission, boolean]>([
    ['read', false],
    ['comment', false],
    ['suggest', false],
    ['edit', true],
  ])('[S5] who came by a link to %s changes the text only if they may edit', async (permission, may) => {
    const asha = server.ours('asha')
    asha.write((text) => text.insert(0, 'What is agreed.'))
    await asha.until(({ status, device }) => status.is === 'saved' && device.entries.size === 0)
    const mary = ours((await comeBy(permission)).headers)
    await mary.until(({ text }) => text === 'What is agreed.')
    expect(mary.welcome?.permission).toBe(permission)
    mary.write((text) => text.insert(0, 'Not '))
    if (may) {
      await asha.until(({ text }) => text === 'Not What is agreed.')
      const { blocks } = await server.text('asha')
      const [first] = blocks[0]?.runs ?? []
      expect(first).toMatchObject({ text: 'Not ', capacity: 'unpaidCarer', author: { guest: 'says' } })
    } else {
      await mary.until(({ refusals }) => refusals.length > 0)
      expect(mary.refusals[0]?.entries).toHaveLength(1)
      expect((await server.text('asha')).text).toBe('What is agreed.')
    }
  })

  it.each(['withdrawn', 'paused', 'removed', 'weaker'] as const)(
    '[S6] who is in is told within a second that the link was made %s',
    async (what) => {
      const { link, headers } = await comeBy('edit')
      const mary = ours(headers)
      await mary.until(({ link: is }) => is === 'joined')
      const { links } = await server.ask('olga', 'GET', `/documents/${server.document}/links`, linksSchema)
      const person = links.find(({ id }) => id === link)?.guests[0]?.person ?? ''
      const asked: Record<typeof what, Command> = {
        withdrawn: { do: 'withdrawLink', link },
        paused: { do: 'pauseLink', link, paused: true },
        removed: { do: 'removeGuest', person },
        weaker: { do: 'changeLink', link, permission: 'read', label: 'l', lastDay: nextYear() },
      }
      const from = Date.now()
      await command(asked[what])
      await mary.until(({ rights }) => rights.length > 0)
      expect(Date.now() - from).toBeLessThan(1000)
      const by = server.board.person('olga').id
      expect(mary.rights).toEqual([{ permission: what === 'weaker' ? 'read' : null, by, reason: null }])
      if (what === 'weaker') return
      await mary.until(({ codes }) => codes.includes(closeCodes.notAllowed))
      const again = await server.raw(headers)
      expect(await again.closed).toBe(closeCodes.notAllowed)
      expect(again.frames).toEqual([])
    },
  )

  it.each(['withdrawn', 'removed'] as const)(
    '[M124] who was in by a link that was %s hands on what was not saved to whoever made it, and to nobody else',
    async (what) => {
      const { link, headers } = await comeBy('edit')
      const { links } = await server.ask('olga', 'GET', `/documents/${server.document}/links`, linksSchema)
      const person = links.find(({ id }) => id === link)?.guests[0]?.person ?? ''
      await command(what === 'withdrawn' ? { do: 'withdrawLink', link } : { do: 'removeGuest', person })
      const asked = async (method: string, path: string, body?: Command) => {
        const answer = await fetch(`${server.url}/api${path}`, {
          method,
          headers: { ...headers, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        return { status: answer.status, body: await answer.text() }
      }
      const commands = `/spaces/${server.board.space}/commands`
      const [olga, asha] = ['olga', 'asha'].map((name) => server.board.person(name).id)
      const editors = await asked('GET', `/sections/${server.section}/editors`)
      // They may not open the space any more: this alone says where the words go, and what to call who takes them.
      expect(editorsSchema.parse(JSON.parse(editors.body))).toEqual({
        space: server.board.space,
        people: [olga],
        names: { [olga ?? '']: 'olga Example' },
      })
      const handed = idFrom(randomBytes(16))
      const hand = {
        do: 'handWords',
        section: server.section,
        handed,
        words: 'What I was about to say.',
      } as const
      expect((await asked('POST', commands, { ...hand, to: asha ?? '' })).status).toBe(403)
      for (let again = 0; again < 2; again += 1) {
        expect((await asked('POST', commands, { ...hand, to: olga ?? '' })).status).toBe(200)
      }
      const handedTo = (name: string) =>
        server.ask(name, 'GET', `/spaces/${server.board.space}/handed`, handedSchema)
      const waiting = (await handedTo('olga')).waiting.filter(({ from }) => from === person)
      expect(waiting).toMatchObject([{ id: handed, words: hand.words, place: { section: server.section } }])
      expect((await handedTo('asha')).waiting).toEqual([])
      const leaving = await asked('POST', commands, { do: 'leave' })
      expect([leaving.status, JSON.parse(leaving.body)]).toMatchObject([410, { kind: 'ended' }])
    },
  )

  it('[M130] [M131] who writes too much with a link is told, keeps the words, and may still comment', async () => {
    await server.close()
    server = await boot({ olga: 'own', asha: 'edit' }, { LIMIT_MAX_TEXT_BYTES_PER_LINK_AND_HOUR: '3000' })
    const asha = server.ours('asha')
    asha.write((text) => text.insert(0, 'What is agreed.'))
    await asha.until(({ status, device }) => status.is === 'saved' && device.entries.size === 0)
    const { headers } = await comeBy('edit')
    const mary = ours(headers)
    await mary.until(({ text }) => text === 'What is agreed.')
    mary.write((text) => text.insert(0, 'Much. '.repeat(600)))
    await mary.until(({ rights }) => rights.length > 0)
    expect(mary.rights).toEqual([{ permission: 'comment', by: null, reason: null }])
    // What was written until then stands; what comes now does not, and is given back.
    await asha.until(({ text }) => text.startsWith('Much.'))
    mary.write((text) => text.insert(0, 'One more. '))
    await mary.until(({ refusals }) => refusals.length > 0)
    expect(mary.refusals[0]?.entries).toHaveLength(1)
    expect((await server.text('asha')).text).not.toContain('One more.')
    const seen = await fetch(`${server.url}/api/documents/${server.document}`, { headers })
    expect(await seen.json()).toMatchObject({ sections: [{ permission: 'comment' }] })
    const again = ours(headers)
    await again.until(({ link }) => link === 'joined')
    expect(again.welcome?.permission).toBe('comment')
    // It counts for that link alone.
    asha.write((text) => text.insert(0, 'Asha goes on. '))
    await asha.until(({ status, device }) => status.is === 'saved' && device.entries.size === 0)
    const joan = ours((await comeBy('edit')).headers)
    await joan.until(({ link }) => link === 'joined')
    expect(joan.welcome?.permission).toBe('edit')
  })

  it('a guest gets no byte of another document, nor by an address that they were never told', async () => {
    const other = server.syncUrl
    const secret = server.ours('asha')
    secret.write((text) => text.insert(0, 'Not for guests.'))
    await secret.until(({ device }) => device.entries.size === 0)
    await server.turnPage()
    const { headers } = await comeBy('edit')
    const raw = await server.raw(headers, other)
    raw.socket.send(new Uint8Array([0, 0, 1, 0]))
    expect(await raw.closed).toBe(closeCodes.notAllowed)
    expect(raw.frames).toEqual([])
  })

  it('a link without an end cannot be made', async () => {
    const terms = { permission: 'read', label: 'all', visitors: false } as const
    const made = command({ do: 'makeLink', document: server.document, ...terms, lastDay })
    await expect(made).rejects.toThrow('a year at most')
  })
})
