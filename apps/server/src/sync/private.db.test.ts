import {
  commandAnswerSchema,
  documentViewSchema,
  idFrom,
  liveMessageSchema,
  spaceViewSchema,
  type Command,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { boot, type Booted } from '../testing.ts'
import { addFile } from '../testing/send-file.ts'

const describedSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.object({}).loose())) })

/** Everything that somebody is sent, as text: of words of ours in it, nothing is hidden by how they are packed. */
class Ears {
  readonly heard: string[] = []

  take(bytes: Uint8Array | string): void {
    this.heard.push(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1'))
  }

  /** Which of these words were heard. */
  of(words: readonly string[]): readonly string[] {
    return words.filter((word) => this.heard.some((one) => one.includes(word)))
  }
}

describe('private sections', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', rita: 'edit' })
  }, 60_000)
  afterAll(() => server.close())

  const command = async (name: string, body: Command) =>
    (await server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, body))
      .made ?? ''
  const documentOf = (name: string) =>
    server.ask(name, 'GET', `/documents/${server.document}`, documentViewSchema)
  const hideFrom = (section: string, name: string): Command => ({
    do: 'giveRight',
    on: { what: 'section', section },
    grantee: { to: 'person', person: server.board.person(name).id },
    permission: null,
    reason: null,
  })

  async function listen(
    name: string,
    path: string,
    ears: Ears,
    after: string | null = null,
  ): Promise<WebSocket> {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, {
      headers: server.headersOf(name),
    })
    socket.on('message', (data: Buffer) => ears.take(data))
    socket.on('close', (_code, reason) => ears.take(reason))
    await once(socket, 'open')
    if (path === '/live') {
      socket.send(JSON.stringify({ type: 'subscribe', space: server.board.space, after }))
      await once(socket, 'message')
    }
    return socket
  }

  it('[M100] [M102] send no byte to whom they are hidden from, nor tell that they are there', async () => {
    const open = server.section
    const before = { document: await documentOf('rita'), live: '' }
    const ears = new Ears()
    const position = await server.ask('rita', 'GET', `/spaces/${server.board.space}`, spaceViewSchema)
    const sockets = [await listen('rita', '/live', ears), await listen('rita', `/sync/${open}`, ears)]

    // One moment after it was made it is hidden; nothing was written in it by then.
    const section = await command('olga', {
      do: 'addSection',
      document: server.document,
      title: 'Unnamed',
      after: null,
    })
    await command('olga', hideFrom(section, 'rita'))
    const secrets = ['Quincetitle', 'Quincewords', 'Quincecomment', 'Quincefile', section]
    ears.heard.length = 0
    await command('olga', { do: 'renameSection', section, title: 'Quincetitle' })
    server.section = section
    const [olga, asha] = [server.ours('olga'), server.ours('asha')]
    olga.write((text) => text.insert(0, 'Quincewords'))
    await asha.until(({ text }) => text === 'Quincewords')
    const thread = idFrom(randomBytes(16))
    const said = { anchor: null, sort: null, words: 'Quincecomment', voice: null } as const
    await command('asha', { do: 'comment', section, thread, ...said })
    const headers = server.headersOf('olga')
    const file = await addFile({ url: server.url, section, headers }, 'Quincefile', 'Quincefile.txt')

    // Her own socket to it, and everything that can be asked for by address.
    const refused = await listen('rita', `/sync/${section}`, ears)
    refused.send(new Uint8Array([0, 0, 1, 0]))
    await once(refused, 'close')
    const described = await server.ask('rita', 'GET', '/openapi.json', describedSchema)
    const ids = {
      space: server.board.space,
      document: server.document,
      section,
      file: file.id,
      token: 'a'.repeat(59),
    }
    const asked: string[] = []
    for (const [path, methods] of Object.entries(described.paths)) {
      if (!('get' in methods)) continue
      const address = Object.entries(ids).reduce((at, [name, id]) => at.replace(`{${name}}`, id), path)
      const answer = await fetch(`${server.url}${address}`, { headers: server.headersOf('rita') })
      // What she asked for herself may be said back to her.
      ears.take(await answer.text())
      ears.take(JSON.stringify([...answer.headers]))
      asked.push(path)
    }
    expect(asked).toEqual(
      expect.arrayContaining(['/api/documents/{document}', '/api/sections/{section}/text']),
    )
    // Catching up from before it was made tells no more than having listened.
    const late = await listen('rita', '/live', ears, position.position)
    await command('olga', { do: 'renameDocument', document: server.document, title: 'Heard by all' })
    await olga.until(({ status }) => status.is === 'saved')
    while (ears.of(['Heard by all']).length === 0) await once(late, 'message')

    expect(ears.of(secrets.slice(0, -1))).toEqual([])
    const after = await documentOf('rita')
    expect({ ...after, title: before.document.title }).toEqual(before.document)
    for (const socket of [...sockets, late]) socket.close()

    // What the same ears hear of Asha shows that they would have heard it.
    ears.take(
      await (
        await fetch(`${server.url}/api/sections/${section}/text`, { headers: server.headersOf('asha') })
      ).text(),
    )
    expect(ears.of(secrets)).toContain('Quincewords')
    server.section = open
  })

  it('[M102] show the title alone where their owner lets it be seen, and where they stand', async () => {
    const first = server.section
    const section = await command('olga', {
      do: 'addSection',
      document: server.document,
      title: 'What only we know',
      after: first,
    })
    await command('olga', hideFrom(section, 'rita'))
    expect((await documentOf('rita')).titles).toEqual([])
    await command('olga', { do: 'showTitle', section, shown: true })
    const seen = await documentOf('rita')
    expect(seen.titles).toEqual([{ id: section, title: 'What only we know', after: first }])
    expect(seen.sections.map(({ id }) => id)).not.toContain(section)
    const { status } = await fetch(`${server.url}/api/sections/${section}/text`, {
      headers: server.headersOf('rita'),
    })
    expect(status).toBe(404)
    expect((await documentOf('asha')).titles).toEqual([])
  })

  it('[S6] [M100] hiding a section closes the open sockets of whom it is hidden from, and no others', async () => {
    const [rita, asha] = [server.ours('rita'), server.ours('asha')]
    await Promise.all([rita, asha].map((client) => client.until(({ link }) => link === 'joined')))
    const ears = new Ears()
    const live = await listen('rita', '/live', ears)
    await command('olga', { ...hideFrom(server.section, 'rita'), reason: 'Among two of us' } as Command)
    await rita.until(({ codes }) => codes.length > 0)
    expect(rita.rights).toEqual([
      { permission: null, by: server.board.person('olga').id, reason: 'Among two of us' },
    ])
    asha.write((text) => text.insert(0, 'Quincelater'))
    await asha.until(({ status }) => status.is === 'saved')
    expect(rita.text).not.toContain('Quincelater')
    const told = ears.heard.flatMap((one) => {
      const message = liveMessageSchema.parse(JSON.parse(one))
      return message.type === 'event' ? [message.event.kind] : []
    })
    expect(told).toContain('rightGiven')
    live.close()
  })
})
