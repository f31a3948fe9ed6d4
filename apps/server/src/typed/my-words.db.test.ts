import {
  commandAnswerSchema,
  myWordsSchema,
  typedAnswerSchema,
  type Command,
  type MyWords,
} from '@alongside/protocol'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Booted, OurClient } from '../testing.ts'
import { bootOn, makeDataDir } from '../testing/boot.ts'
import { seedBoard } from '../testing/seed-board.ts'

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
    const env = { MAIL_GATHER_SECONDS: '0' }
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
  const told = () =>
    server.ask('sam', 'GET', `/sections/${server.section}/typed/${idOf('mary')}`, typedAnswerSchema)
  const ask = (name: string, command: Command) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, command)

  /** Has Sam send the code, and reads it in the mail. */
  async function sendCode(): Promise<string> {
    letters.length = 0
    const of = { section: server.section, person: idOf('mary'), upTo: (await told()).seq }
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
