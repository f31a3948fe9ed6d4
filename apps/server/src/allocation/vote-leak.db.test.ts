import { backUp, databaseIn } from '@alongside/storage-sqlite'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listening } from '../live/testing/listener.ts'
import { bootOn, type Booted, makeDataDir } from '../testing/boot.ts'
import { holdRound, type HeldRound } from '../testing/hold-round.ts'
import { openRaw, type RawClient } from '../testing/plain-client.ts'
import { seedBoard, type SeededBoard } from '../testing/seed-board.ts'

const voters = ['asha', 'ines', 'sam', 'zoe', 'tom'] as const
/** Leads, and only looks on. */
const others = ['olga', 'lou'] as const

describe('who voted what', () => {
  let data: Awaited<ReturnType<typeof makeDataDir>>
  let backups: Awaited<ReturnType<typeof makeDataDir>>
  let board: SeededBoard
  let server: Booted
  let held: HeldRound
  let ears: readonly Listening[]
  let wire: RawClient
  /** Lines of the log, and mails that were sent. */
  const said: string[] = []

  beforeEach(async () => {
    data = await makeDataDir()
    backups = await makeDataDir()
    const people = [...others, ...voters].map((name) => [name, name === 'olga' ? 'own' : 'edit'] as const)
    board = await seedBoard(data.path, Object.fromEntries(people))
    server = await bootOn(board, data.path, {
      env: { MAIL_GATHER_SECONDS: '0' },
      log: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }),
      print: (letter) => void said.push(letter),
    })
    held = await holdRound(server, [...others.slice(1), ...voters])
    const live = `${server.url.replace('http', 'ws')}/live`
    ears = [...others, 'asha', 'tom'].map((name) => new Listening(live, server.headersOf(name)))
    await Promise.all(ears.map((ear) => ear.subscribe(board.space, null)))
    const questions = (await held.seen('lou')).document.sections[0]?.id ?? ''
    wire = await openRaw(`${server.url.replace('http', 'ws')}/sync/${questions}`, server.headersOf('lou'))
  }, 60_000)
  afterEach(async () => {
    wire.socket.terminate()
    for (const ear of ears) await ear.leave()
    await server.close()
    await data.remove()
    await backups.remove()
    said.splice(0)
  })

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

  /** Rows that are there now and were not before, with their table. */
  const newRows = (before: ReadonlyMap<string, readonly string[]>) =>
    [...rows()].flatMap(([table, now]) => {
      const known = new Set(before.get(table))
      return now.filter((row) => !known.has(row)).map((row) => ({ table, row }))
    })

  /** What follows from what was asked is done, so that all that moves now is what people vote. */
  async function untilNothingIsDue(): Promise<void> {
    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true, timeout: 5_000 })
    const due = database.prepare(
      "SELECT count(*) AS left FROM job WHERE state = 'open' AND (due_at <= ? OR held_until IS NOT NULL)",
    )
    await expect.poll(() => due.get(Date.now())?.['left'], { timeout: 30_000 }).toBe(0)
    database.close()
  }

  /** All that anybody is answered about it who has not voted. */
  const seenBy = (name: string) =>
    Promise.all(
      [
        `/spaces/${board.space}`,
        `/spaces/${board.space}/allocations`,
        `/allocations/${held.id}`,
        `/allocations/${held.id}/mine`,
        `/allocations/${held.id}/ballots.json`,
        `/documents/${held.id}`,
        `/spaces/${board.space}/hearing`,
        `/spaces/${board.space}/waiting`,
        `/spaces/${board.space}/tasks`,
        `/spaces/${board.space}/jobs`,
        `/spaces/${board.space}/actions`,
      ].map(async (one) => {
        const { text } = await held.get(name, one)
        return `${one} ${text.replace(/"position":"[^"]*"/, '')}` // sealed anew each time
      }),
    )

  /** The files of the server and of its backups in which some bytes stand. */
  async function placesOf(needle: string | Buffer): Promise<readonly string[]> {
    const files = await Promise.all(
      [data.path, backups.path].map((path) => readdir(path, { recursive: true, withFileTypes: true })),
    )
    const found = await Promise.all(
      files
        .flat()
        .filter((one) => one.isFile())
        .map(async ({ parentPath, name }) => {
          const path = join(parentPath, name)
          return (await readFile(path)).includes(needle) ? [path] : []
        }),
    )
    return found.flat()
  }

  /** Every byte that came to a client by a socket, and every line and mail. */
  const heardAndSaid = () =>
    [
      ...ears.map(({ heard }) => JSON.stringify(heard)),
      Buffer.concat(wire.frames).toString('latin1'),
      ...said,
    ].join('\n')

  async function backUpTo(name: string): Promise<void> {
    const to = join(backups.path, name)
    await mkdir(to)
    await backUp(databaseIn(data.path), databaseIn(to))
  }

  /** Whether a part of what was sealed is in the server's folder: a database keeps it on several pages. */
  async function isLeft(sealed: Buffer): Promise<boolean> {
    const parts = [0, 1_000, 2_000].map((from) => sealed.subarray(from, from + 100))
    const places = await Promise.all(parts.map(placesOf))
    return places.flat().some((place) => place.startsWith(data.path))
  }

  it('[B38] [B68] is nowhere but in its sealed box before the count, not even how many, and after it in nobody’s name', async () => {
    const [lunch = '', minibus = '', garden = ''] = held.proposals
    await untilNothingIsDue()
    const seen = await Promise.all(others.map(seenBy))
    const before = rows()
    const [heardBefore, frames, lines] = [
      ears.map(({ heard }) => heard.length),
      wire.frames.length,
      said.length,
    ]

    const voted: Readonly<Record<(typeof voters)[number], readonly string[]>> = {
      asha: [lunch],
      ines: [lunch, garden],
      sam: [minibus],
      zoe: [garden],
      tom: [garden, lunch],
    }
    for (const name of voters) await held.vote(name, ...voted[name])
    await held.vote('zoe', lunch, minibus) // thinks again
    await held.ask('tom', { do: 'takeVoteBack', person: held.idOf('tom') })
    await held.vote('tom', ...voted.tom)
    await untilNothingIsDue()
    await backUpTo('before')

    // What is new in the database lies in the box, and names nobody and nothing.
    const fresh = newRows(before)
    expect(new Set(fresh.map(({ table }) => table))).toEqual(new Set(['sealed_ballot']))
    for (const { row } of fresh) {
      for (const id of [...voters.map(held.idOf), held.id, ...held.proposals]) expect(row).not.toContain(id)
    }
    // Nobody is answered anything else than before, and nothing is sent, mailed or logged.
    for (const [at, name] of others.entries()) expect(await seenBy(name)).toEqual(seen[at])
    // A vote as it is sealed, and as it is asked for.
    const needles = [0, 1, 2].flatMap((place) => [
      `["usesServices","${place}`,
      `["usesServices\\",\\"${place}`,
    ])
    for (const needle of [...needles, '"chosen"']) {
      expect(await placesOf(needle)).toEqual([])
      expect(heardAndSaid()).not.toContain(needle)
    }
    // What is told next comes in its turn: nothing came before it.
    await held.ask('olga', { do: 'extendVoting', until: '2999-12-31' })
    await Promise.all(ears.map((ear) => ear.untilEvent('votingExtended')))
    for (const [at, ear] of ears.entries()) {
      const news = ear.heard.slice(heardBefore[at]).filter(({ type }) => type === 'event')
      expect(news.map((one) => (one.type === 'event' ? one.event.kind : ''))).toEqual(['votingExtended'])
    }
    expect(wire.frames.length).toBe(frames)
    expect(said.slice(lines).join()).not.toMatch(
      new RegExp([...voters.map(held.idOf), ...held.proposals].join('|')),
    )
    // Each reads their own.
    const own = await held.get('ines', `/allocations/${held.id}/mine`)
    for (const proposal of voted.ines) expect(own.text).toContain(proposal)

    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true })
    const sealed = database
      .prepare('SELECT sealed FROM sealed_ballot')
      .all()
      .map((row) => Buffer.from(row['sealed'] as Uint8Array))
    database.close()
    const [key = ''] = await readdir(join(data.path, 'keys'))
    const keyBytes = await readFile(join(data.path, 'keys', key))
    expect(sealed).toHaveLength(voters.length + 1) // and the seed of the lot
    expect(await Promise.all(sealed.map(isLeft))).toEqual(sealed.map(() => true))

    const uncounted = rows()
    await held.ask('olga', { do: 'closeVoting' })
    await Promise.all(ears.map((ear) => ear.untilEvent('votingClosed')))
    await untilNothingIsDue()
    await backUpTo('after')

    const { allocation } = await held.seen('lou')
    expect(allocation.counted?.result).toMatchObject({ is: 'counted', ballots: 5 })
    // No row and no word holds both a person and what was voted, or when.
    const file = await held.get('lou', `/allocations/${held.id}/ballots.json`)
    for (const name of voters) expect(file.text).not.toContain(held.idOf(name))
    for (const { table, row } of newRows(uncounted)) {
      if (table !== 'counted_ballot') continue
      for (const name of voters) expect(row).not.toContain(held.idOf(name))
      expect(row).not.toMatch(/usesServices\\*",\\*"\d/)
    }
    for (const ear of ears) {
      const told = ear.heard.filter((one) => one.type === 'event' && one.event.kind === 'votingClosed')
      expect(told).toHaveLength(1)
      expect(JSON.stringify(told.map((one) => one.type === 'event' && one.event.payload))).not.toMatch(
        new RegExp(voters.map(held.idOf).join('|')),
      )
    }
    // Of what was sealed nothing is left.
    expect(await readdir(join(data.path, 'keys'))).toEqual([])
    expect(await placesOf(keyBytes)).toEqual([])
    expect((await Promise.all(sealed.map(isLeft))).filter(Boolean)).toEqual([])
  }, 120_000)
})
