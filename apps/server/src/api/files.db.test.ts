import { fileNameHeader, fileViewSchema, type FileView } from '@alongside/protocol'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import * as sample from '../files/testing/sample-files.ts'
import { boot, killProcess, makeDataDir, startProcess, type Booted } from '../testing/boot.ts'
import { seedBoard } from '../testing/seed-board.ts'
import { addFile, beginToSend, filesLyingIn, sendFile, type Sender } from '../testing/send-file.ts'

const megabyte = 1_000_000
/** What is waited for comes at once on an idle machine. */
const patient = { timeout: 30_000 }

describe('files of a section', () => {
  let server: Booted
  let before: readonly string[] = []
  const begin = (env: Readonly<Record<string, string>> = {}) =>
    boot({ lena: 'edit', sam: 'comment', rosa: 'read', omar: null }, env)
  beforeAll(async () => {
    server = await begin()
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await server.turnPage()
    before = await filesLyingIn(server.dataDir)
  })

  /** What lies in the folders of the server since the test began. */
  const lying = async () => (await filesLyingIn(server.dataDir)).filter((path) => !before.includes(path))
  const as = (name: string): Sender => ({
    url: server.url,
    section: server.section,
    headers: server.headersOf(name),
  })
  const get = (name: string, { id }: Pick<FileView, 'id'>, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.url}/api/files/${id}`, { headers: { ...server.headersOf(name), ...headers } })
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  it('are added by whoever may comment, and given to whoever may read', async () => {
    const file = await addFile(as('sam'), sample.pdf, 'Sådan går det.pdf')
    expect(file).toEqual({
      id: expect.any(String),
      section: server.section,
      name: 'Sådan går det.pdf',
      type: 'application/pdf',
      bytes: sample.pdf.length,
      picture: null,
      addedAt: expect.any(Number),
      addedBy: server.board.person('sam').id,
      use: 'text',
    })
    for (const name of ['lena', 'sam', 'rosa']) {
      const answer = await get(name, file)
      expect(answer.status).toBe(200)
      expect(await bytesOf(answer)).toEqual(sample.pdf)
    }
    expect((await get('omar', file)).status).toBe(404)
    expect((await fetch(`${server.url}/api/files/${file.id}`)).status).toBe(401)
  })

  it('are given so that none ever runs as a page, and no copy outlives the right to see it', async () => {
    const file = await addFile(as('lena'), 'Write <script>alert(1)</script> to begin', '<b>.html')
    const answer = await get('rosa', file)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="_b_.html.txt"; filename*=UTF-8''_b_.html.txt`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      'content-length': String(file.bytes),
    })
    const picture = await addFile(as('lena'), await sample.pictureOf(4, 4).png().toBuffer(), 'a.png')
    expect((await get('rosa', picture)).headers.get('content-disposition')).toMatch(/^inline; /)
    const document = await addFile(as('lena'), sample.openDocument('text'), 'a.odt')
    expect((await get('rosa', document)).headers.get('content-disposition')).toMatch(/^attachment; /)
  })

  it('are given with the rights of the section as they are now, also to a browser that has a copy', async () => {
    const file = await addFile(as('lena'), 'Words')
    const etag = (await get('rosa', file)).headers.get('etag') ?? ''
    expect(etag).toBe(`"${createHash('sha256').update('Words').digest('hex')}"`)
    const again = await get('rosa', file, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await server.give('rosa', 'comment')
    const everyone = { to: 'space' } as const
    const on = { what: 'section', section: server.section } as const
    const command = { do: 'giveRight', on, reason: null }
    const path = `/spaces/${server.board.space}/commands`
    await server.ask('lena', 'POST', path, z.unknown(), { ...command, grantee: everyone, permission: null })
    const rosa = { to: 'person', person: server.board.person('rosa').id }
    await server.ask('lena', 'POST', path, z.unknown(), { ...command, grantee: rosa, permission: null })
    const refused = await get('rosa', file, { 'if-none-match': etag })
    const nowhere = await get('rosa', { id: 'a'.repeat(16) })
    expect([refused.status, nowhere.status]).toEqual([404, 404])
    expect(await refused.text()).toBe(await nowhere.text())
    expect(refused.headers.get('etag')).toBeNull()
    expect((await get('lena', file)).status).toBe(200)
  })

  it('are given in ranges, so that sound can be heard from anywhere', async () => {
    const sound = sample.wav()
    const file = await addFile(as('sam'), sound, 'voice.wav')
    const whole = await get('rosa', file)
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    const part = await get('rosa', file, { range: 'bytes=1000-1999' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${sound.length}`)
    expect(part.headers.get('content-length')).toBe('1000')
    expect(await bytesOf(part)).toEqual(sound.subarray(1000, 2000))
    const last = await get('rosa', file, { range: 'bytes=-10' })
    expect(await bytesOf(last)).toEqual(sound.subarray(-10))
    const outside = await get('rosa', file, { range: `bytes=${sound.length}-` })
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`])
    expect((await get('omar', file, { range: 'bytes=0-1' })).status).toBe(404)
    const etag = whole.headers.get('etag') ?? ''
    const same = await get('rosa', file, { range: 'bytes=0-1', 'if-range': etag })
    const changed = await get('rosa', file, { range: 'bytes=0-1', 'if-range': '"other"' })
    expect([same.status, changed.status]).toEqual([206, 200])
    const head = await fetch(`${server.url}/api/files/${file.id}`, {
      method: 'HEAD',
      headers: server.headersOf('rosa'),
    })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(sound.length)])
  })

  it('are refused from those who may not add one before a byte is taken', async () => {
    const statuses = []
    for (const name of ['rosa', 'omar']) {
      const { sending, answer } = beginToSend(as(name), { 'content-length': 1000 })
      statuses.push((await answer).status) // though nothing was sent
      sending.destroy()
    }
    expect(statuses).toEqual([403, 404])
    const { headers, ...rest } = as('lena')
    expect(
      (await sendFile({ ...rest, headers: { ...headers, origin: 'https://evil.example' } }, 'x')).status,
    ).toBe(403)
    expect((await sendFile({ ...rest, headers: {} }, 'x')).status).toBe(401)
    expect(await lying()).toEqual([])
  })

  it('are refused if the right went while they were on their way', async () => {
    const { sending, answer } = beginToSend(as('sam'), { 'content-length': 10 })
    sending.write('Words')
    await expect.poll(lying, patient).toHaveLength(1) // it is being taken
    await server.give('sam', 'read')
    sending.end('again')
    expect(await answer).toMatchObject({ status: 403, body: { kind: 'notAllowed' } })
    expect(await lying()).toEqual([])
  })

  it('that are added again after a lost answer are there once', async () => {
    const first = await addFile(as('sam'), sample.recordings.webm, 'voice.webm')
    expect(await addFile(as('sam'), sample.recordings.webm, 'voice.webm')).toEqual(first)
    const other = await addFile(as('lena'), sample.recordings.webm, 'voice.webm')
    expect(other.id).not.toBe(first.id)
    expect(await lying()).toHaveLength(1) // the bytes are kept once
  })

  it('show a picture as it is to be seen, and not where it was taken', async () => {
    const photo = await sample.photoWithLocation()
    const file = await addFile(as('sam'), photo, 'IMG_1.HEIC')
    expect(file).toMatchObject({
      name: 'IMG_1.HEIC.jpg',
      type: 'image/jpeg',
      picture: { width: 40, height: 80 },
    })
    const kept = await bytesOf(await get('rosa', file))
    expect(kept.length).toBe(file.bytes)
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
    for (const path of await lying()) {
      expect((await readFile(path)).includes('Telephone Works')).toBe(false)
    }
  })

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, number, object]>([
    [
      'a drawing with a script',
      () => sample.svgWithScript,
      'a.png',
      400,
      { kind: 'invalid', field: 'type.page' },
    ],
    [
      'a page that is called a picture',
      () => sample.page,
      'a.png',
      400,
      { kind: 'invalid', field: 'type.page' },
    ],
    [
      'a program',
      () => Buffer.from('MZ\0\0\0\0\0\0'),
      'a.pdf',
      400,
      { kind: 'invalid', field: 'type.other' },
    ],
    ['a film', () => sample.recordings.filmMp4, 'a.m4a', 400, { kind: 'invalid', field: 'type.film' }],
    ['a picture bomb', () => sample.bomb(8000), 'a.png', 413, { kind: 'tooLarge', field: 'picture' }],
    [
      'half a picture',
      async () => (await sample.photoWithLocation()).subarray(0, 500),
      'a.jpg',
      400,
      { kind: 'invalid', field: 'picture' },
    ],
    ['nothing', () => new Uint8Array(), 'a.txt', 400, { kind: 'invalid', field: 'bytes' }],
    [
      'more than a file may have',
      () => new Uint8Array(26 * megabyte),
      'a.txt',
      413,
      { kind: 'tooLarge', field: 'bytes' },
    ],
  ])('%s is refused with a sentence, and nothing of it stays', async (_what, make, name, status, problem) => {
    const answer = await sendFile(as('lena'), await make(), name)
    expect(answer).toMatchObject({
      status,
      body: { ...problem, words: expect.stringMatching(/^[A-Z].*\.$/s) },
    })
    expect(await lying()).toEqual([])
  })

  it('a path in a name is no path', async () => {
    const file = await addFile(as('lena'), 'Words on a path', '../../../etc/cron.d/x\r\nSet-Cookie: a=b')
    expect(file.name).toBe('x Set-Cookie_ a=b.txt')
    const answer = await get('rosa', file)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await lying()).toEqual([expect.stringMatching(/\/files\/[0-9a-f]{2}\/[0-9a-f]{62}$/)])
    const { sending, answer: refused } = beginToSend(as('lena'), { [fileNameHeader]: '%zz' })
    expect(await refused).toMatchObject({ status: 400, body: { kind: 'invalid', field: 'name' } })
    sending.destroy()
  })

  it('300 MB are refused with a sentence before they are sent, and nothing of them stays', async () => {
    const { sending, answer } = beginToSend(as('lena'), { 'content-length': 300 * megabyte })
    expect(await answer).toEqual({
      status: 413,
      body: {
        kind: 'tooLarge',
        words: 'This file is too large. A file may have 25 megabytes.',
        field: 'bytes',
      },
    })
    sending.destroy()
    expect(await lying()).toEqual([])
  })

  it('300 MB of which nobody said how many they are end where they are too many', async () => {
    const { sending, answer } = beginToSend(as('lena'), { 'transfer-encoding': 'chunked' })
    const part = Buffer.alloc(megabyte, 'text ')
    let sent = 0
    const sendAll = async () => {
      for (; sent < 300; sent += 1) if (!sending.write(part)) await once(sending, 'drain')
    }
    expect(await Promise.race([answer, sendAll()])).toMatchObject({
      status: 413,
      body: { kind: 'tooLarge', field: 'bytes' },
    })
    expect(sent).toBeLessThan(300)
    sending.destroy()
    await expect.poll(lying, patient).toEqual([])
  })

  it.each([{ 'content-length': 2 * megabyte }, { 'transfer-encoding': 'chunked' }])(
    'a line that is lost in the middle (%j) leaves nothing, and the file can be sent again',
    async (headers) => {
      const { sending } = beginToSend(as('sam'), headers)
      sending.write(Buffer.alloc(megabyte, 'text '))
      await expect.poll(lying, patient).toHaveLength(1)
      sending.destroy()
      await expect.poll(lying, patient).toEqual([])
      await addFile(as('sam'), Buffer.alloc(2 * megabyte, 'text '))
    },
  )

  it('there are no more at the same time from one person than may be', async () => {
    const begun = [1, 2, 3].map(() => beginToSend(as('sam'), { 'content-length': 100 }))
    for (const { sending } of begun) sending.write('Words')
    await expect.poll(lying, patient).toHaveLength(3)
    expect(await sendFile(as('sam'), 'Words')).toMatchObject({ status: 429, body: { kind: 'tooMany' } })
    await addFile(as('lena'), 'Words')
    begun[0]?.sending.destroy()
    await expect.poll(async () => (await sendFile(as('sam'), 'Words')).status, patient).toBe(200)
    for (const { sending } of begun) sending.destroy()
  })

  it('there are no more in a section, and no more bytes in a space, than may be', async () => {
    const small = await begin({ LIMIT_MAX_FILES_PER_SECTION: '2', LIMIT_MAX_FILE_BYTES_PER_SPACE: '20' })
    onTestFinished(() => small.close())
    const { url, section } = small
    const lena: Sender = { url, section, headers: small.headersOf('lena') }
    await addFile(lena, '10 letters')
    expect(await sendFile(lena, '11 letters!')).toMatchObject({
      status: 413,
      body: { kind: 'tooLarge', field: 'space' },
    })
    await addFile(lena, '8 letter')
    expect(await sendFile(lena, 'x')).toMatchObject({
      status: 429,
      body: { kind: 'tooMany', field: 'section' },
    })
    expect(await filesLyingIn(small.dataDir)).toHaveLength(2)
    await addFile(lena, '8 letter') // is there already
  })

  it('are not added to what has been put away, and can still be got', async () => {
    const file = await addFile(as('lena'), 'Words')
    const path = `/spaces/${server.board.space}/commands`
    await server.ask('lena', 'POST', path, z.unknown(), { do: 'putSectionAway', section: server.section })
    expect(await sendFile(as('lena'), 'More')).toMatchObject({ status: 403, body: { kind: 'notAllowed' } })
    expect((await get('rosa', file)).status).toBe(200)
  })

  it('are described', async () => {
    const described = await server.ask('lena', 'GET', '/openapi.json', z.object({ paths: z.looseObject({}) }))
    expect(described.paths).toMatchObject({
      '/api/sections/{section}/files': { post: { requestBody: { required: true } } },
      '/api/files/{file}': { get: { responses: { 206: {}, 416: {}, default: {} } } },
    })
  })
})

it('on a disk without room a file is refused with a sentence, nothing of it stays, and a smaller one is kept', async () => {
  const dataDir = await makeDataDir()
  const board = await seedBoard(dataDir.path, { lena: 'edit' })
  const { process: child, port } = await startProcess(dataDir.path, 0, 1024) // half a MiB in one file
  try {
    const url = `http://127.0.0.1:${port}`
    const headers = { cookie: board.person('lena').cookie, origin: url }
    const lena: Sender = { url, section: board.section, headers }
    const full = {
      status: 503,
      body: {
        kind: 'notSaved',
        words: 'There is no room left on the server. Nothing was saved. Tell whoever runs it.',
      },
    }
    // One finds no room while it comes in, the other when it is kept: it grows by being written anew.
    expect(await sendFile(lena, Buffer.alloc(2 * megabyte, 'text '))).toEqual(full)
    const noise = { type: 'gaussian', mean: 128, sigma: 80 } as const
    const photo = await sharp({
      create: { width: 2200, height: 1900, channels: 3, background: '#888', noise },
    })
      .jpeg({ quality: 10 })
      .toBuffer()
    expect(photo.length).toBeLessThan(0.4 * megabyte)
    expect(await sendFile(lena, photo)).toEqual(full)
    expect(await filesLyingIn(dataDir.path)).toEqual([])
    const file = fileViewSchema.parse((await sendFile(lena, 'Words')).body)
    expect(await (await fetch(`${url}/api/files/${file.id}`, { headers })).text()).toBe('Words')
  } finally {
    await killProcess(child)
    await dataDir.remove()
  }
})
