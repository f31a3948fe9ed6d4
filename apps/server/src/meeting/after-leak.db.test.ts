import { afterAnswerSchema, type AfterAnswer } from '@alongside/meeting'
import type { HeardAnswer } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Listening } from '../live/testing/listener.ts'
import { bootOn, type Booted, makeDataDir } from '../testing/boot.ts'
import { holdMeeting, type HeldMeeting } from '../testing/hold-meeting.ts'
import { seedBoard, type SeededBoard } from '../testing/seed-board.ts'

const said: Readonly<Record<string, HeardAnswer>> = {
  asha: 'no',
  ines: 'fully',
  sam: 'little',
  zoe: 'mostly',
  tom: 'no',
}
const wordsOf = (name: string): string => `zebra${name}quagga`
const names = Object.keys(said)
const here = { capacity: 'layPartner', how: 'present', attends: { as: 'self' } } as const

describe('who answered what after a meeting', () => {
  let data: Awaited<ReturnType<typeof makeDataDir>>
  let board: SeededBoard
  let server: Booted
  let meeting: HeldMeeting
  const logged: string[] = []

  async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    server = await bootOn(board, data.path, {
      env,
      log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    })
  }

  beforeEach(async () => {
    data = await makeDataDir()
    board = await seedBoard(data.path, {
      olga: 'own',
      ...Object.fromEntries(names.map((name) => [name, 'edit'])),
    })
    await start()
    meeting = await holdMeeting(server, names)
    await meeting.command('olga', { do: 'giveOffice', person: meeting.idOf('olga'), office: 'chair' })
    await meeting.addItem('The day centre')
    await meeting.meet('olga', { do: 'publish' })
    await meeting.meet('olga', { do: 'open' })
    for (const name of ['olga', ...names]) await meeting.meet(name, { do: 'comeIn', ...here })
    await meeting.meet('olga', { do: 'end' })
  }, 60_000)
  afterEach(async () => {
    await server.close()
    await data.remove()
    logged.splice(0)
  })

  const path = () => `/meetings/${meeting.id}/after`
  const view = (name: string): Promise<AfterAnswer> => server.ask(name, 'GET', path(), afterAnswerSchema)
  async function answer(name: string): Promise<void> {
    await server.ask(name, 'PUT', `${path()}/heard`, z.null(), { answer: said[name] })
    await server.ask(name, 'PUT', `${path()}/learned`, z.null(), { words: wordsOf(name) })
  }

  /** All rows of all tables. */
  function rows(): ReadonlyMap<string, readonly string[]> {
    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true })
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    const all = tables.map(({ name }): [string, string[]] => {
      const found = database.prepare(`SELECT * FROM "${String(name)}"`).all()
      return [String(name), found.map((row) => JSON.stringify(row))]
    })
    database.close()
    return new Map(all)
  }

  /** What follows from the end of the meeting is done, so that all that moves now is what people answer. */
  async function untilNothingIsDue(): Promise<void> {
    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true, timeout: 5_000 })
    const due = database.prepare(
      "SELECT count(*) AS left FROM job WHERE state = 'open' AND (due_at <= ? OR held_until IS NOT NULL)",
    )
    await expect.poll(() => due.get(Date.now())?.['left']).toBe(0)
    database.close()
  }

  /** What anybody else sees of the space and the meeting. */
  const seenBy = (name: string) =>
    Promise.all(
      [
        `/meetings/${meeting.id}`,
        path(),
        `/spaces/${board.space}/hearing`,
        `/spaces/${board.space}/waiting`,
        `/spaces/${board.space}/jobs`,
      ].map(async (one) => {
        const { text } = await meeting.get(name, one)
        return text.replace(/"position":"[^"]*"/, '') // sealed anew each time
      }),
    )

  /** The files of the server in which some bytes stand, and whether the log of the process holds them. */
  async function placesOf(needle: string | Buffer): Promise<readonly string[]> {
    const files = (await readdir(data.path, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    const held = await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const bytes = await readFile(join(parentPath, name))
        return bytes.includes(needle) ? [name] : []
      }),
    )
    const isLogged = typeof needle === 'string' && logged.join().includes(needle)
    return [...held.flat(), ...(isLogged ? ['log'] : [])]
  }

  it('[M181] is in no event, job, frame, view, log or file until the close, and nowhere at all after it', async () => {
    const ear = new Listening(`${server.url.replace('http', 'ws')}/live`, server.headersOf('olga'))
    await ear.subscribe(board.space, null)
    await untilNothingIsDue()
    const seen = await seenBy('olga')
    const before = rows()
    const [frames, lines] = [ear.heard.length, logged.length]
    for (const name of names) await answer(name)
    // Somebody thinks again, and somebody takes their answer away and gives it once more.
    await server.ask('ines', 'PUT', `${path()}/heard`, z.null(), { answer: 'no' })
    await server.ask('sam', 'PUT', `${path()}/heard`, z.null(), { answer: null })
    await answer('ines')
    await answer('sam')

    const fresh = [...rows()].flatMap(([table, now]) =>
      now.filter((row) => !before.get(table)?.includes(row)).map((row) => ({ table, row })),
    )
    expect(new Set(fresh.map(({ table }) => table))).toEqual(new Set(['ballot_box', 'sealed_ballot']))
    expect(fresh.filter(({ table }) => table === 'sealed_ballot')).toHaveLength(10)
    for (const { row } of fresh) {
      for (const name of names) expect(row).not.toContain(meeting.idOf(name))
      expect(row).not.toContain(meeting.id)
    }
    for (const name of names) expect(await placesOf(wordsOf(name))).toEqual([])
    expect(await seenBy('olga')).toEqual(seen)
    // What is told next comes in its turn: nothing came before it.
    await meeting.meet('olga', { do: 'sayLesson', person: meeting.idOf('olga'), words: 'Start on time.' })
    await ear.until((message) => message.type === 'event' && message.event.kind === 'lessonSaid')
    const heard = ear.heard.slice(frames)
    expect(heard.filter(({ type }) => type === 'event')).toHaveLength(1)
    expect(JSON.stringify(heard)).not.toMatch(new RegExp(names.map(meeting.idOf).join('|')))
    expect(logged.slice(lines).join()).not.toMatch(
      new RegExp([...names.map(meeting.idOf), 'zebra'].join('|')),
    )
    await ear.leave()

    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true })
    const sealed = database
      .prepare('SELECT sealed FROM sealed_ballot')
      .all()
      // Its beginning: a database keeps the whole on several pages.
      .map((row) => Buffer.from(row['sealed'] as Uint8Array).subarray(0, 100))
    database.close()
    const keys = await Promise.all(
      (await readdir(join(data.path, 'keys'))).map((name) => readFile(join(data.path, 'keys', name))),
    )
    expect(keys.length).toBe(2)
    for (const bytes of sealed) expect(await placesOf(bytes)).not.toEqual([])

    await server.close()
    await start({ HOW_WAS_IT_DAYS: '0.0000001' })
    const shown = await view('olga')
    expect(shown.heard?.groups).toMatchObject([
      { people: 5, counts: [1, 1, 1, 2].map((count) => ({ count })) },
    ])
    expect(shown.learned.toSorted()).toEqual(names.map(wordsOf).toSorted())
    expect((await view('asha')).mine).toEqual({ heard: null, learned: null })
    for (const bytes of [...sealed, ...keys]) expect(await placesOf(bytes)).toEqual([])
    expect(await readdir(join(data.path, 'keys'))).toEqual([])
    const kept = rows()
    expect(kept.get('sealed_ballot')).toEqual([])
    // What is kept are the words and the figures, and no row of them names anybody.
    const counted = kept.get('counted_ballot') ?? []
    expect(counted).toHaveLength(6)
    for (const name of names) expect(counted.join()).not.toContain(meeting.idOf(name))
    const own = [...kept].filter(([table]) => table !== 'counted_ballot')
    expect(JSON.stringify(own)).not.toContain('zebra')
    expect(logged.join()).not.toContain('zebra')
    expect(existsSync(databaseIn(data.path))).toBe(true)
  }, 120_000)
})
