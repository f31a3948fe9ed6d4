import {
  commandAnswerSchema,
  commentsSchema,
  documentFilesSchema,
  idFrom,
  type Command,
  type Comments,
  type DocumentFiles,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as sample from '../files/testing/sample-files.ts'
import { boot, type Booted } from '../testing/boot.ts'
import { addFile, sendFile, type Sender } from '../testing/send-file.ts'

const newId = () => idFrom(randomBytes(16))

describe('files that come with comments', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ lena: 'own', sam: 'comment', rosa: 'read', omar: null })
  })
  afterAll(() => server.close())
  beforeEach(() => server.turnPage())

  const as = (name: string, use = 'comment'): Sender => ({
    url: server.url,
    section: server.section,
    headers: server.headersOf(name),
    use,
  })
  const get = (name: string, file: string) =>
    fetch(`${server.url}/api/files/${file}`, { headers: server.headersOf(name) })
  const command = (name: string, command: Command) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, command)
  const comments = (name: string): Promise<Comments> =>
    server.ask(name, 'GET', `/sections/${server.section}/comments`, commentsSchema)
  const files = (name: string): Promise<DocumentFiles> =>
    server.ask(name, 'GET', `/documents/${server.document}/files`, documentFilesSchema)

  async function bring(name: string, alt: string | null): Promise<{ thread: string; file: string }> {
    const { id: file } = await addFile(as(name), sample.wav(), `${name}.wav`)
    const thread = newId()
    const said = { thread, anchor: null, sort: null, words: '', voice: null } as const
    const brings = [{ file, alt, decorative: false }]
    await command(name, { do: 'comment', section: server.section, ...said, files: brings })
    return { thread, file }
  }

  it('are heard by who may read there, and described by another where nobody did', async () => {
    const { thread, file } = await bring('sam', null)
    expect((await get('rosa', file)).headers.get('content-type')).toBe('audio/wav')
    expect((await get('omar', file)).status).toBe(404)
    const at = { section: server.section, thread, post: thread }
    await command('lena', { do: 'describeFile', ...at, file, alt: 'About the bus', decorative: false })
    const [post] = (await comments('rosa')).threads[0]?.posts ?? []
    expect(post?.files).toMatchObject([
      {
        file: { id: file, type: 'audio/wav', use: 'comment' },
        alt: 'About the bus',
        describedBy: { id: server.board.person('lena').id },
      },
    ])
    expect(JSON.stringify(post)).not.toMatch(/[0-9a-f]{64}/)
  })

  it('are gone for everybody once the comment is taken back, and their bytes are named by nothing', async () => {
    const { thread, file } = await bring('sam', 'About the bus')
    await command('sam', { do: 'takeBack', section: server.section, thread, post: thread })
    for (const name of ['sam', 'lena', 'rosa']) expect((await get(name, file)).status).toBe(404)
    expect(JSON.stringify(await comments('lena'))).not.toContain('bus')
    expect((await files('lena')).files).toEqual([])
  })

  it('stand in the list with who added them and where, for those who may read there', async () => {
    const { thread, file } = await bring('sam', null)
    const listed = await addFile(as('lena', 'list'), sample.pdf, 'Minutes.pdf')
    const unused = await addFile(as('lena', 'text'), sample.pdf, 'Unused.pdf')
    expect((await files('rosa')).files).toMatchObject([
      { id: file, stands: { in: 'comment', thread }, mayRemove: false },
      { id: listed.id, stands: { in: 'list' }, mayRemove: false, name: 'Minutes.pdf' },
      { id: unused.id, stands: { in: 'nowhere' } },
    ])
    expect((await files('sam')).files.map(({ mayRemove }) => mayRemove)).toEqual([true, false, false])
    expect((await files('sam')).files.map(({ addedByName }) => addedByName)).toEqual([
      'sam Example',
      'lena Example',
      'lena Example',
    ])
    await command('sam', { do: 'removeFile', section: server.section, file })
    expect((await get('sam', file)).status).toBe(404)
    expect((await comments('rosa')).threads[0]?.posts[0]?.files).toMatchObject([{ file: null }])
  })

  it('of another use are refused as such, and a use that is none too', async () => {
    const { id: file } = await addFile(as('sam', 'text'), sample.wav(), 'sam.wav')
    const said = { thread: newId(), anchor: null, sort: null, words: 'w', voice: null } as const
    const body = {
      do: 'comment',
      section: server.section,
      ...said,
      files: [{ file, alt: null, decorative: false }],
    }
    const answer = await fetch(`${server.url}/api/spaces/${server.board.space}/commands`, {
      method: 'POST',
      headers: { ...server.headersOf('sam'), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect([answer.status, await answer.json()]).toMatchObject([400, { kind: 'invalid', field: 'files' }])
    expect((await sendFile(as('sam', 'nonsense'), 'Words')).status).toBe(400)
    expect((await comments('sam')).threads).toEqual([])
  })
})
