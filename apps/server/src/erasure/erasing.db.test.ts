import {
  closeCodes,
  commentsSchema,
  encodeFrame,
  erasedAnswerSchema,
  erasingAnswerSchema,
  idFrom,
  sectionMomentSchema,
  sectionTextSchema,
  type Command,
  type LetterSpan,
} from '@alongside/protocol'
import { openSqliteTextReader } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Booted } from '../testing/boot.ts'
import { filesWith } from '../testing/files-with.ts'
import { bootFive, commandTo, restarted, verifyLog } from '../testing/five-people.ts'
import { Device, type OurClient } from '../testing/our-client.ts'

const secret = 'Mary Shelley lives at 1 Mill Street'
const words = `Ask first: ${secret}. It is loud there.`
const newId = () => idFrom(randomBytes(16))

describe('erasing words', () => {
  let server: Booted
  let dataDir: string
  let remove: () => Promise<void>
  /** The section that all may read, and two beside it: a plan, and a diary that Olga alone may read. */
  let notes = ''
  let plan = ''
  let diary = ''
  let asha: OurClient
  beforeEach(async () => {
    ;({ server, remove } = await bootFive())
    dataDir = server.dataDir
    notes = server.section
    plan = await addSection('Plan')
    diary = await addSection('Diary')
    for (const name of ['asha', 'bo', 'rita']) await give(diary, name, null)
    asha = await writing('asha', notes, words)
  }, 60_000)
  afterEach(async () => {
    await server.close()
    await remove()
  })

  const command = (name: string, body: Command) => commandTo(server)(name, body)
  const addSection = (title: string) =>
    command('olga', { do: 'addSection', document: server.document, title, after: null })
  const give = (section: string, name: string, permission: 'own' | 'read' | null) =>
    command('olga', {
      do: 'giveRight',
      on: { what: 'section', section },
      grantee: { to: 'person', person: server.board.person(name).id },
      permission,
      reason: null,
    })

  /** Somebody who has a section open and has written there; `from` says where the words come from. */
  async function writing(
    name: string,
    section: string,
    typed: string,
    from: Parameters<OurClient['write']>[1] = null,
  ): Promise<OurClient> {
    server.section = section
    const client = server.ours(name)
    await client.until(({ link }) => link === 'joined')
    client.write((text) => text.insert(text.length, typed), from)
    await client.until(({ device, status }) => status.is === 'saved' && device.entries.size === 0)
    server.section = notes
    return client
  }

  const at = (): LetterSpan => ({
    client: asha.pen,
    clock: words.indexOf(secret),
    length: secret.length,
  })
  const erasing = (name: string, letters: readonly LetterSpan[] = [at()], section = notes) =>
    server.ask(name, 'POST', `/sections/${section}/erasing`, erasingAnswerSchema, { letters })
  const erase = (name: string, label: string | null = null, letters: readonly LetterSpan[] = [at()]) =>
    server.ask(name, 'POST', `/sections/${notes}/erased`, erasedAnswerSchema, {
      letters,
      reason: 'It named a person.',
      label,
    })
  const textOf = async (name: string, section = notes) =>
    (await server.ask(name, 'GET', `/sections/${section}/text`, sectionTextSchema)).text
  const commentOn = (quote: string, said: string, name = 'bo') => {
    const thread = newId()
    const letters = [{ client: asha.pen, clock: words.indexOf(quote), text: quote }]
    const anchor = { quote, letters }
    return command(name, {
      do: 'comment',
      section: notes,
      thread,
      anchor,
      sort: null,
      words: said,
      voice: null,
    })
  }
  const commentsOf = async (name: string) =>
    (await server.ask(name, 'GET', `/sections/${notes}/comments`, commentsSchema)).threads.map((thread) => ({
      quote: thread.anchor?.quote,
      words: thread.posts[0]?.words,
    }))

  it('[M302][D78] leaves no byte of them anywhere, wherever they were moved, copied and quoted', async () => {
    const from = { section: notes, client: asha.pen, clock: 0 }
    await writing('bo', plan, words, from)
    await writing('olga', diary, words, from)
    await commentOn(secret, `Is it so that ${secret}?`)
    await commentOn('Ask first', 'Ask whom?')
    asha.write((text) => text.delete(0, words.length))
    await asha.until(({ device }) => device.entries.size === 0)
    const noted = await writing('asha', notes, 'Plan: ')
    expect(filesWith(dataDir, [secret])).not.toEqual([])
    expect(await erase('olga')).toMatchObject({ letters: 3 * secret.length })

    expect(filesWith(dataDir, [secret, 'Shelley', 'Mill Street'])).toEqual([])
    await noted.until(({ codes }) => codes.includes(closeCodes.epochPassed))
    expect(await textOf('rita', plan)).toBe('Ask first: . It is loud there.')
    expect(await textOf('olga', diary)).toBe('Ask first: . It is loud there.')
    const moment = await server.ask('rita', 'GET', `/sections/${notes}/history/1`, sectionMomentSchema)
    expect(moment.blocks.map(({ text }) => text)).toEqual([words.replace(secret, '█'.repeat(secret.length))])
    const gone = '█'.repeat(secret.length)
    expect(await commentsOf('rita')).toEqual([
      { quote: gone, words: `Is it so that ${gone}?` },
      { quote: 'Ask first', words: 'Ask whom?' },
    ])
  }, 60_000)

  it('[S44][S45][M318] nothing comes back by a tab that was offline meanwhile, and what was typed in it is handed in', async () => {
    const device = new Device()
    const [tab, plain] = [server.ours('bo', { device }), server.plain('bo')]
    for (const one of [tab, plain]) await one.until(({ text }) => text === words)
    plain.write((text) => text.insert(text.length, ' Yes.'))
    await tab.until(({ text }) => text.endsWith(' Yes.'))
    plain.provider.disconnect()
    plain.write((text) => text.insert(text.length, ' No.'))
    tab.setOnline(false)
    tab.write((text) => text.insert(0, 'Dear all. '))
    tab.write((text) => text.delete(text.toJSON().indexOf(secret), secret.length))
    tab.write((text) => text.insert(text.length, secret), {
      section: notes,
      client: asha.pen,
      clock: at().clock,
    })
    expect(await erase('asha')).toMatchObject({ letters: secret.length })
    expect(filesWith(dataDir, [secret])).toEqual([])

    tab.setOnline(true)
    await tab.until(({ codes, status }) => codes.includes(closeCodes.epochPassed) && status.is === 'stopped')
    expect(device.entries.size).toBe(3)
    tab.close()
    // The page opens the section as it is now, with what the device kept; another client says all that it ever held.
    const opened = server.ours('bo', { device })
    await opened.until(({ status }) => status.is === 'saved' && device.entries.size === 0)
    // What was cut and put in again in it is its person's alone.
    expect(opened.refusals.map(({ problem }) => problem.kind)).toEqual(['epochPassed'])
    const old = await server.raw(server.headersOf('bo'))
    old.socket.send(encodeFrame({ type: 'update', update: Y.encodeStateAsUpdate(plain.doc) }))
    const left = 'Dear all. Ask first: . It is loud there. Yes. No.'
    await opened.until(({ text }) => text === left)
    expect(await textOf('rita')).toBe(left)
    expect(filesWith(dataDir, [secret, 'Shelley'])).toEqual([])
    old.socket.close()
  }, 60_000)

  it('[S44] nothing comes back where a tab put it into another part while it was offline', async () => {
    server.section = plan
    const device = new Device()
    const tab = server.ours('bo', { device })
    server.section = notes
    await tab.until(({ link }) => link === 'joined')
    tab.setOnline(false)
    tab.write((text) => text.insert(0, secret), { section: notes, client: asha.pen, clock: at().clock })
    await erase('asha')
    tab.setOnline(true)
    await tab.until(({ refusals }) => refusals.length > 0)
    expect(tab.refusals).toMatchObject([{ problem: { kind: 'epochPassed' } }])
    expect(await textOf('rita', plan)).toBe('')
    expect(filesWith(dataDir, [secret])).toEqual([])
  }, 60_000)

  it('[M302] is for who owns the part, or wrote all of the words; others learn nothing of them', async () => {
    for (const name of ['bo', 'rita']) {
      await expect(erase(name)).rejects.toThrow('403')
      await expect(erasing(name)).rejects.toThrow('403')
    }
    await expect(erase('nils')).rejects.toThrow('404')
    const bo = await writing('bo', notes, ' And cold.')
    const both = [at(), { client: bo.pen, clock: 0, length: 9 }]
    await expect(erase('asha', null, both)).rejects.toThrow('403')
    expect(await erasing('olga', both)).toMatchObject({
      words: expect.arrayContaining([secret, ' And cold']),
      letters: secret.length + 9,
      people: [{ letters: secret.length }, { letters: 9 }],
    })
    expect(await erase('olga', null, both)).toMatchObject({ letters: secret.length + 9 })
    expect(await textOf('rita')).toBe('Ask first: . It is loud there..')
    await expect(erase('olga', null, both)).rejects.toThrow('409')
  }, 60_000)

  it('[M302] is not for who owns only a copy of them, who is told no more than that', async () => {
    await give(plan, 'bo', 'own')
    const from = { section: notes, client: asha.pen, clock: 0 }
    const bo = await writing('bo', plan, words, from)
    const copy = [{ client: bo.pen, clock: words.indexOf(secret), length: secret.length }]
    const body = { letters: copy, reason: 'It named a person.', label: null }
    const path = `/sections/${plan}/erased`
    await expect(erasing('bo', copy, plan)).rejects.toThrow('403')
    const refused = server.ask('bo', 'POST', path, erasedAnswerSchema, body)
    await expect(refused).rejects.toThrow(/403 .*by somebody else in a part that is not yours/)
    for (const section of [notes, plan]) expect(await textOf('rita', section)).toBe(words)
    // Whose words they are may erase them where they name the copy, too.
    expect(await server.ask('asha', 'POST', path, erasedAnswerSchema, body)).toMatchObject({
      letters: 2 * secret.length,
    })
    for (const section of [notes, plan]) expect(await textOf('rita', section)).not.toContain('Shelley')
  }, 60_000)

  it('[M305] writes in their place what was asked for, as words of whoever erased, and keeps the log right', async () => {
    await erase('olga', 'a person who uses services')
    expect(await textOf('rita')).toBe('Ask first: a person who uses services. It is loud there.')
    const { blocks } = await server.text('rita')
    const { runs } = blocks[0] ?? { runs: [] }
    expect(runs.map(({ text, author }) => [text, author.id])).toEqual([
      ['Ask first: ', server.board.person('asha').id],
      ['a person who uses services', server.board.person('olga').id],
      ['. It is loud there.', server.board.person('asha').id],
    ])
    server = await restarted(server)
    expect(verifyLog(server)).toBe(0)
    expect(await textOf('rita')).toBe('Ask first: a person who uses services. It is loud there.')
    const again = server.ours('bo')
    await again.until(({ text }) => text.startsWith('Ask first: a person'))
    again.write((text) => text.insert(0, 'Yes. '))
    await again.until(({ device }) => device.entries.size === 0)
    await expect(erase('rita', 'x')).rejects.toThrow('403')
  }, 60_000)

  it('[S53] names no file any more from which nothing is left, and keeps the log right', async () => {
    const file = { file: 'Letter of Mary Shelley.docx', claim: 'Mary Shelley' }
    const client = server.ours('bo')
    await client.until(({ text }) => text === words)
    client.write((text) => text.insert(0, 'Dear all. '), file)
    await client.until(({ device, status }) => status.is === 'saved' && device.entries.size === 0)
    expect(filesWith(dataDir, [file.file])).not.toEqual([])
    await erase('olga', null, [{ client: client.pen, clock: 0, length: 10 }])
    expect(filesWith(dataDir, [file.file, 'Letter of'])).toEqual([])
    expect(await textOf('rita')).toBe(words)
    server = await restarted(server)
    expect(verifyLog(server)).toBe(0)
  })

  it('[M303] is told with who, why and how much to those who read the part, and nobody is told what', async () => {
    await writing('olga', diary, words, { section: notes, client: asha.pen, clock: 0 })
    await commentOn(secret, `Who is ${secret}?`)
    await commentOn(secret, `Who is it?`)
    expect(await erasing('asha')).toMatchObject({
      words: [secret],
      letters: secret.length,
      alsoHere: 0,
      elsewhere: [],
      comments: 2,
      left: 1,
      mayWrite: true,
    })
    expect(await erasing('olga')).toMatchObject({
      elsewhere: [{ section: diary, letters: secret.length }],
      comments: 2,
      left: 0,
    })
    expect(await erase('asha')).toMatchObject({ letters: secret.length })
    expect((await commentsOf('rita')).map((one) => one.words)).toEqual([`Who is ${secret}?`, 'Who is it?'])
    const reader = openSqliteTextReader(dataDir)
    expect((await reader.text.start(diary)).epoch).toBe(1)
    reader.close()
  }, 60_000)
})
