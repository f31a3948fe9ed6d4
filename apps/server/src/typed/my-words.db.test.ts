import {
  commandAnswerSchema,
  linksSchema,
  myWordsSchema,
  typedAnswerSchema,
  type Command,
  type MyWords,
} from '@alongside/protocol'
import { finderOf, readEvent } from '@alongside/space'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessionSecretOf } from '../secret.ts'
import type { Booted, OurClient } from '../testing.ts'
import { bootOn, makeDataDir } from '../testing/boot.ts'
import { bootKillable, type Killable } from '../testing/killable.ts'
import { seedBoard } from '../testing/seed-board.ts'
import { createVoiceCodes } from './voice-codes.ts'

const kills = Number(process.env['KILLS'] ?? 1)
const nextYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
const isSaved = ({ link, device }: OurClient) => link === 'joined' && device.entries.size === 0

describe('on a device of their own, whoever was mailed a code', () => {
  const letters: string[] = []
  const lines: string[] = []
  let server: Booted
  let sam: OurClient
  let directory: string
  let remove: () => Promise<void>
  beforeAll(async () => {
    const dataDir = await makeDataDir()
    directory = dataDir.path
    remove = () => dataDir.remove()
    const board = await seedBoard(directory, { olga: 'own', mary: 'edit', sam: 'edit' })
    const env = {
      MAIL_GATHER_SECONDS: '0',
      LIMIT_MAX_CHARS: '120',
      LIMIT_MAX_TEXT_BYTES_PER_LINK_AND_HOUR: '30',
    }
    const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) })
    server = await bootOn(board, directory, { env, log, print: (letter) => letters.push(letter) })
  }, 60_000)
  beforeEach(async () => {
    const olga = server.ours('olga')
    await olga.until(({ link }) => link === 'joined')
    olga.write((text) => text.insert(0, 'Others say things. '))
    await olga.until(isSaved)
    sam = server.ours('sam', { voice: { person: idOf('mary'), by: 'phone' } })
    await sam.until(({ text }) => text.startsWith('Others'))
    await typing('I like tea.', 19)
  })
  afterEach(() => server.turnPage(), 60_000)
  afterAll(async () => {
    await server.close()
    await remove()
  })

  const idOf = (name: string) => server.board.person(name).id
  const typing = async (words: string, at: number) => {
    sam.write((text) => text.insert(at, words))
    await sam.until(isSaved)
  }
  const told = (person = idOf('mary')) =>
    server.ask('sam', 'GET', `/sections/${server.section}/typed/${person}`, typedAnswerSchema)
  const ask = (name: string, command: Command) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, command)

  /** Has Sam send the code, and reads it in the mail. */
  async function sendCode(person = idOf('mary')): Promise<string> {
    letters.length = 0
    const of = { section: server.section, person, upTo: (await told(person)).seq }
    await ask('sam', { do: 'sendVoiceCode', ...of })
    const codeIn = () => letters.map((one) => /\/my-words#([A-Z0-9]{6})/.exec(one)?.[1]).find(Boolean)
    await expect.poll(codeIn, { timeout: 10_000 }).toBeDefined()
    return codeIn() ?? ''
  }
  /** Asks without a session, as a page in any browser does. */
  async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const headers = { 'content-type': 'application/json', origin: server.site }
    const answer = await fetch(`${server.url}/api/my-words${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  }
  const open = (code: string) => post('', { code })
  const read = async (code: string): Promise<MyWords> => myWordsSchema.parse((await open(code)).body)
  const ended = { status: 410, body: { kind: 'ended', field: 'code' } }

  it('[M297] reads their words, and of all others only that there are some', async () => {
    const words = await read(await sendCode())
    expect(words).toMatchObject({
      document: expect.stringMatching(/plan/i) as string,
      blocks: [[null, { text: 'I like tea.', is: 'open' }]],
      open: 11,
      gone: [],
    })
    expect(JSON.stringify(words)).not.toMatch(/Others|olga|mary@|[a-z0-9]{16}/)
  })

  it('[M296] confirms them as they stood when they were read, in their own name, and once', async () => {
    const code = await sendCode()
    const { seq } = await read(code)
    await typing(' And gin.', 30)
    const said = await post('/said', { code: code.toLowerCase(), upTo: seq, isTheirs: true })
    expect(said).toEqual({ status: 200, body: { more: true } })
    expect(await told()).toMatchObject({ open: 9, confirmed: { how: 'code', by: { id: idOf('mary') } } })
    expect(await open(code)).toMatchObject(ended)
    expect(await post('/said', { code, upTo: seq, isTheirs: true })).toMatchObject(ended)
  })

  it('[M296] says that they are not theirs', async () => {
    const code = await sendCode()
    const { seq } = await read(code)
    expect(await post('/said', { code, upTo: seq, isTheirs: false })).toMatchObject({ status: 200 })
    expect(await told()).toMatchObject({ open: 0, confirmed: null })
  })

  it('[M296] puts them right: what is different is their own, by their own hand, and the rest is confirmed', async () => {
    const code = await sendCode()
    const { seq, mayCorrect } = await read(code)
    expect(mayCorrect).toBe(true)
    const corrected = { code, upTo: seq, words: ['I like coffee.'] }
    expect(await post('/corrected', { ...corrected, words: [' '] })).toMatchObject({ status: 400 })
    expect(await post('/corrected', { ...corrected, words: [] })).toMatchObject({ status: 400 })
    expect(await post('/corrected', { ...corrected, words: ['a', 'b'] })).toMatchObject({ status: 410 })
    expect(await post('/corrected', corrected)).toEqual({ status: 200, body: { more: false } })
    const { blocks, text } = await server.text('olga')
    expect(text).toBe('Others say things. I like coffee.')
    const [mary, hand] = [{ id: idOf('mary') }, { id: idOf('sam') }]
    expect(blocks[0]?.runs.slice(1)).toMatchObject([
      { text: 'I like ', author: mary, hand },
      { text: 'coffee', author: mary, hand: mary },
      { text: '.', author: mary, hand },
    ])
    expect(blocks[0]?.runs.some(({ unconfirmed }) => unconfirmed)).toBe(false)
    expect(await told()).toMatchObject({ open: 0, confirmed: { how: 'code' } })
    expect(await post('/corrected', corrected)).toMatchObject(ended)
    await typing('!', text.length)
    await expect.poll(async () => (await server.text('olga')).text).toBe(`${text}!`)
  })

  it('[M296] puts nothing right that others changed meanwhile, or where they may only read', async () => {
    const code = await sendCode()
    const { seq } = await read(code)
    await typing(' And gin.', 30)
    const late = await post('/corrected', { code, upTo: seq, words: ['I like coffee.'] })
    expect(late).toMatchObject({ status: 410, body: { kind: 'ended', field: 'upTo' } })
    await server.give('mary', 'comment')
    const again = await read(code)
    expect(again.mayCorrect).toBe(false)
    const refused = await post('/corrected', { code, upTo: again.seq, words: ['I like coffee. And gin.'] })
    expect(refused).toMatchObject({ status: 403, body: { kind: 'notAllowed' } })
    expect((await server.text('olga')).text).toBe('Others say things. I like tea. And gin.')
  })

  it('[M320] puts nothing right that the part would not take: closed, or more than it holds', async () => {
    const code = await sendCode()
    const { seq } = await read(code)
    const corrected = { code, upTo: seq, words: ['I like coffee.'] }
    await ask('olga', { do: 'closeSection', section: server.section, reason: 'It is done.' })
    expect((await read(code)).mayCorrect).toBe(false)
    expect(await post('/corrected', corrected)).toMatchObject({ status: 403, body: { kind: 'notAllowed' } })
    await ask('olga', { do: 'reopenSection', section: server.section })
    const much = { ...corrected, words: [`I like ${'much '.repeat(30)}tea.`] }
    expect(await post('/corrected', much)).toMatchObject({ status: 413, body: { kind: 'tooLarge' } })
    expect((await server.text('olga')).text).toBe('Others say things. I like tea.')
    expect((await told()).open).toBe(11)
    expect(await post('/corrected', corrected)).toMatchObject({ status: 200 })
  })

  it('[M321] is counted for their link as a guest, and then writes there no more for an hour', async () => {
    const terms = { permission: 'edit', label: 'a', lastDay: nextYear(), visitors: false } as const
    const { made } = await ask('olga', { do: 'makeLink', document: server.document, ...terms })
    const { links } = await server.ask('olga', 'GET', `/documents/${server.document}/links`, linksSchema)
    const path = `${server.url}/api${(links.find(({ id }) => id === made)?.url ?? '').replace(/.*(?=\/l\/)/, '').replace('/l/', '/links/')}`
    const headers = { 'content-type': 'application/json', origin: server.site }
    const come = { name: 'Gro', capacity: 'usesServices' }
    const joined = await fetch(`${path}/join`, { method: 'POST', headers, body: JSON.stringify(come) })
    const cookie = joined.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ') // prettier-ignore
    const contact = { email: 'gro@example.org', phone: '', post: '' }
    const left = await fetch(`${path}/contact`, { method: 'PUT', headers: { ...headers, cookie }, body: JSON.stringify(contact) }) // prettier-ignore
    expect([joined.status, left.status]).toEqual([200, 204])
    const again = await server.ask('olga', 'GET', `/documents/${server.document}/links`, linksSchema)
    const gro = again.links.find(({ id }) => id === made)?.guests[0]?.person ?? ''
    const client = server.ours('sam', { voice: { person: gro, by: 'phone' } })
    await client.until(({ text }) => text.startsWith('Others'))
    client.write((text) => text.insert(0, 'We need a lift here. '))
    await client.until(isSaved)

    const first = await sendCode(gro)
    const { seq, mayCorrect } = await read(first)
    expect(mayCorrect).toBe(true)
    const words = ['We need a ramp here, and a lift. ']
    expect(await post('/corrected', { code: first, upTo: seq, words })).toMatchObject({ status: 200 })
    expect((await server.text('olga')).text).toMatch(/^We need a ramp here, and a lift. Others/)
    await client.until(({ text }) => text.includes('ramp'))
    client.write((text) => text.insert(0, 'Thanks. '))
    await client.until(isSaved)
    expect(await read(await sendCode(gro))).toMatchObject({ mayCorrect: false })
  })

  it('[M296] may put all of it otherwise', async () => {
    const code = await sendCode()
    const { seq } = await read(code)
    expect(await post('/corrected', { code, upTo: seq, words: ['Nö 🙂'] })).toMatchObject({ status: 200 })
    expect((await server.text('olga')).text).toBe('Others say things. Nö 🙂')
    expect(await open(code)).toMatchObject(ended)
    expect(await told()).toMatchObject({ open: 0, confirmed: { how: 'code' } })
  })

  it('[A10] is shown what they confirmed and the hand took away since', async () => {
    const first = await sendCode()
    await post('/said', { code: first, upTo: (await read(first)).seq, isTheirs: true })
    sam.write((text) => text.delete(26, 3))
    await sam.until(isSaved)
    await typing('gin', 26)
    const words = await read(await sendCode())
    expect(words).toMatchObject({ gone: ['tea'] })
    expect(words.open).toBeGreaterThan(0)
  })

  it('[M298] is told of a code that counts no more, and of every other that it is unknown', async () => {
    const first = await sendCode()
    const second = await sendCode()
    expect(await open(first)).toMatchObject(ended)
    expect(await open(second)).toMatchObject({ status: 200 })
    const wrong = [first, second].includes('222222') ? '333333' : '222222'
    expect(await open(wrong)).toMatchObject({ status: 400, body: { kind: 'wrongCode', field: 'code' } })
    await server.give('mary', null)
    expect(await open(second)).toMatchObject(ended)
    expect(await post('/said', { code: second, upTo: 1, isTheirs: true })).toMatchObject(ended)
    await server.give('mary', 'read')
    expect(await open(second)).toMatchObject({ status: 200 })
    expect(await post('/said', { code: second, upTo: 999, isTheirs: true })).toMatchObject({ status: 410 })
  })

  it('[M299] finds their code in no file, no answer to others and no log', async () => {
    const code = await sendCode()
    await read(code)
    expect(JSON.stringify(await told())).not.toContain(code)
    expect(lines.join()).not.toContain(code)
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    const names = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(readFileSync(name).includes(code), name).toBe(false)
  })

  it('[M298] is not looked at any more once many wrong ones were typed', async () => {
    const code = await sendCode()
    const guesses = Array.from({ length: 40 }, (_, at) => `2${String(at + 22).padStart(5, '3')}`)
    const answers = await Promise.all(guesses.map((guess) => open(guess)))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(await open(code)).toMatchObject({ status: 429, body: { kind: 'tooManyTries' } })
  })
})

it(`[M320] a server that is killed ${kills} times while words are put right has all of it done or nothing`, async () => {
  for (let run = 0; run < kills; run += 1) {
    const killable = await bootKillable(['olga', 'mary', 'sam'])
    try {
      const { board } = killable
      const person = board.board.person('mary').id
      const sam = board.ours('sam', { voice: { person, by: 'phone' } })
      await sam.until(({ link }) => link === 'joined')
      sam.write((text) => text.insert(0, 'I like tea.'))
      await sam.until(isSaved)
      sam.close()
      const told = () =>
        board.ask('sam', 'GET', `/sections/${board.section}/typed/${person}`, typedAnswerSchema)
      const { seq } = await told()
      const send = { do: 'sendVoiceCode', section: board.section, person, upTo: seq }
      await board.ask('sam', 'POST', `/spaces/${board.board.space}/commands`, commandAnswerSchema, send)
      const code = await codeKept(killable, board.dataDir)
      await killable.restart()
      const body = JSON.stringify({ code, upTo: seq, words: ['I like coffee.'] })
      const correct = () =>
        fetch(`${board.url}/api/my-words/corrected`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: board.site },
          body,
        }).then(({ status }) => status)
      const asked = correct().catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
      await killable.restart()
      const answered = await asked
      const isDone = (await board.text('olga')).text === 'I like coffee.'
      if (answered === 200) expect(isDone).toBe(true)
      expect(await told()).toMatchObject(
        isDone ? { open: 0, confirmed: { how: 'code' } } : { open: 11, confirmed: null },
      )
      expect(await correct()).toBe(isDone ? 410 : 200)
      expect((await board.text('olga')).text).toBe('I like coffee.')
      expect(await told()).toMatchObject({ open: 0, confirmed: { how: 'code' } })
    } finally {
      await killable.close()
    }
  }
}, 120_000)

/** Kills the server, and gives the code that was sent last, as its mail says it. */
async function codeKept(killable: Killable, dataDir: string): Promise<string> {
  const sent = (await killable.events()).map(readEvent).findLast((event) => event?.kind === 'voiceCodeSent')
  if (sent?.kind !== 'voiceCodeSent') throw new Error('no code was sent')
  const store = await openSqliteStore({ directory: dataDir, finder: finderOf })
  try {
    const secret = sessionSecretOf({ sessionSecret: null, dataDir })
    return await createVoiceCodes({ linkCodes: store.linkCodes, secret }).make(sent.payload.code, undefined)
  } finally {
    await store.close()
  }
}
