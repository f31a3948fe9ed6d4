import type { Score } from '@alongside/protocol'
import { backUp, databaseIn } from '@alongside/storage-sqlite'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listening } from '../live/testing/listener.ts'
import { bootOn, type Booted, makeDataDir } from '../testing/boot.ts'
import { holdEvaluation, scoring, type HeldEvaluation } from '../testing/hold-evaluation.ts'
import { openRaw, type RawClient } from '../testing/plain-client.ts'
import { seedBoard, type SeededBoard } from '../testing/seed-board.ts'

/** Five in one capacity, and three in another. */
const users = { asha: 0, ines: 1, sam: 3, zoe: 4, tom: 4 } as const
const lay = { mo: 1, kim: 2, ray: 2 } as const
const given: Readonly<Record<string, Score>> = { ...users, ...lay }
const panel = Object.keys(given)
/** Leads, and is only a member. */
const others = ['olga', 'lou'] as const
const wordsOf = (name: string, what: string): string => `zebra${what}${name}quagga`

describe('who scored what', () => {
  let data: Awaited<ReturnType<typeof makeDataDir>>
  let backups: Awaited<ReturnType<typeof makeDataDir>>
  let board: SeededBoard
  let server: Booted
  let held: HeldEvaluation
  let first: string
  let second: string
  let ears: readonly Listening[]
  let wire: RawClient
  /** Lines of the log, and mails that were sent. */
  const said: string[] = []

  beforeEach(async () => {
    data = await makeDataDir()
    backups = await makeDataDir()
    const people = [...others, ...panel].map((name) => [name, name === 'olga' ? 'own' : 'edit'] as const)
    board = await seedBoard(data.path, Object.fromEntries(people))
    server = await bootOn(board, data.path, {
      env: { MAIL_GATHER_SECONDS: '0' },
      log: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }),
      print: (letter) => void said.push(letter),
    })
    held = await holdEvaluation(server, panel)
    for (const name of Object.keys(lay)) {
      const seat = { person: held.idOf(name), capacity: 'layPartner', isFromProvider: false } as const
      await held.evaluate('olga', { do: 'putOnPanel', ...seat })
    }
    await held.evaluate('olga', { do: 'startScoring', open: 'all', deadline: null })
    ;[first = '', second = ''] = held.criteria
    const guest = await held.comeBy('Nadia')
    const live = `${server.url.replace('http', 'ws')}/live`
    ears = [...others, 'asha', 'mo'].map((name) => new Listening(live, server.headersOf(name)))
    ears = [...ears, new Listening(live, guest)]
    await Promise.all(ears.map((ear) => ear.subscribe(board.space, null)))
    wire = await openRaw(`${server.url.replace('http', 'ws')}/sync/${first}`, server.headersOf('lou'))
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

  /** What follows from what was asked is done, so that all that moves now is what people score. */
  async function untilNothingIsDue(): Promise<void> {
    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true, timeout: 5_000 })
    const due = database.prepare(
      "SELECT count(*) AS left FROM job WHERE state = 'open' AND (due_at <= ? OR held_until IS NOT NULL)",
    )
    await expect.poll(() => due.get(Date.now())?.['left'], { timeout: 30_000 }).toBe(0)
    database.close()
  }

  /** All that anybody is answered about it who has not scored. */
  const seenBy = (name: string) =>
    Promise.all(
      [
        `/spaces/${board.space}`,
        `/spaces/${board.space}/evaluations`,
        `/evaluations/${held.id}`,
        `/evaluations/${held.id}/mine`,
        `/evaluations/${held.id}/result`,
        `/evaluations/${held.id}/result.csv`,
        `/evaluations/${held.id}/result.json`,
        `/evaluations/${held.id}/public-result`,
        `/evaluations/${held.id}/reply-link`,
        `/documents/${held.id}`,
        `/documents/${held.id}/comments`,
        `/documents/${held.id}/files`,
        `/sections/${first}/text`,
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

  /** The files of the server and of its backups in which some bytes stand, and whether something that was said holds them. */
  async function placesOf(needle: string | Buffer): Promise<readonly string[]> {
    const files = await Promise.all(
      [data.path, backups.path].map((path) => readdir(path, { recursive: true, withFileTypes: true })),
    )
    const found = await Promise.all(
      files
        .flat()
        .filter((one) => one.isFile())
        .map(async ({ parentPath, name }) => {
          const bytes = await readFile(join(parentPath, name))
          return bytes.includes(needle) ? [join(parentPath, name)] : []
        }),
    )
    const isHeard = typeof needle === 'string' && heardAndSaid().includes(needle)
    return [...found.flat(), ...(isHeard ? ['heard'] : [])]
  }

  /** Every byte that came to a client by a socket, and every line and mail. */
  const heardAndSaid = () =>
    [
      ...ears.map(({ heard }) => JSON.stringify(heard)),
      Buffer.concat(wire.frames).toString('latin1'),
      ...said,
    ].join('\n')

  /** Whether a part of what was sealed is in the server's folder: a database keeps it on several pages. */
  async function isLeft(sealed: Buffer): Promise<boolean> {
    const parts = [0, 1_000, 2_000, 3_000, 4_000].map((from) => sealed.subarray(from, from + 100))
    const places = await Promise.all(parts.map(placesOf))
    return places.flat().some((place) => place.startsWith(data.path))
  }

  async function backUpTo(name: string): Promise<void> {
    const to = join(backups.path, name)
    await mkdir(to)
    await backUp(databaseIn(data.path), databaseIn(to))
  }

  const score = (name: string, criterion: string, more: Parameters<typeof scoring>[2] = {}) =>
    held.evaluate(name, scoring(criterion, given[name] ?? 0, more))

  /** A file and an address that go with a score; each word of them is known again. */
  async function brought(name: string, criterion: string, what: string) {
    const { file } = await held.bring(
      server.headersOf(name),
      criterion,
      `${wordsOf(name, `${what}called`)}.txt`,
      wordsOf(name, `${what}file`),
    )
    const files = [{ ...file, alt: wordsOf(name, `${what}alt`) }]
    return { evidence: { links: [`https://example.org/${wordsOf(name, `${what}link`)}`], files } }
  }

  /** Three write a reason without their name, one with it, and one wants theirs to be seen. */
  async function scoreAll(): Promise<void> {
    for (const name of panel) await score(name, first)
    for (const name of ['ines', 'mo']) await score(name, first, { reason: wordsOf(name, 'hidden') })
    const hidden = await brought('asha', first, 'hidden')
    await score('asha', first, { reason: wordsOf('asha', 'hidden'), ...hidden })
    const named = await brought('tom', first, 'named')
    await score('tom', first, { reason: wordsOf('tom', 'named'), reasonIs: 'withName', ...named })
    await score('kim', first, { show: true })
    await score('zoe', first, { reason: wordsOf('zoe', 'taken'), ...(await brought('zoe', first, 'taken')) })
    await score('zoe', first) // thinks again, and gives no reason
    // Of the other criterion too few wrote one.
    for (const name of panel) await score(name, second)
    await score('ray', second, { reason: wordsOf('ray', 'few'), ...(await brought('ray', second, 'few')) })
    await held.evaluate('sam', { do: 'takeScoreBack', criterion: second })
    await score('sam', second, { reason: wordsOf('sam', 'few') })
  }

  it('[Y65] is nowhere but in its sealed box before the reveal, not even how many, and after it only as it is to be shown', async () => {
    await untilNothingIsDue()
    const seen = await Promise.all(others.map(seenBy))
    const before = rows()
    const heardBefore = ears.map(({ heard }) => heard.length)
    const [frames, lines] = [wire.frames.length, said.length]

    await scoreAll()
    await untilNothingIsDue()
    await backUpTo('before')

    // What is new in the database lies in boxes, and names nobody.
    const fresh = newRows(before)
    expect(new Set(fresh.map(({ table }) => table))).toEqual(new Set(['ballot_box', 'sealed_ballot']))
    for (const { row } of fresh) {
      for (const id of [...panel.map(held.idOf), held.id, first, second]) expect(row).not.toContain(id)
    }
    // Nobody is answered anything else than before, and no word or number is written, sent, mailed or logged.
    for (const [at, name] of others.entries()) expect(await seenBy(name)).toEqual(seen[at])
    expect(await placesOf('zebra')).toEqual([])
    for (const key of ['"score":', '"answer":0', '"show":']) {
      expect((await placesOf(key)).filter((place) => place !== 'heard')).toEqual([])
    }
    // What is told next comes in its turn: nothing came before it.
    await held.evaluate('olga', { do: 'setDeadline', deadline: '2999-12-31' })
    await Promise.all(ears.map((ear) => ear.untilEvent('scoringDeadlineSet')))
    for (const [at, ear] of ears.entries()) {
      const news = ear.heard.slice(heardBefore[at]).filter(({ type }) => type === 'event')
      expect(news.map((one) => (one.type === 'event' ? one.event.kind : ''))).toEqual(['scoringDeadlineSet'])
    }
    expect(wire.frames.length).toBe(frames)
    expect(said.slice(lines).join()).not.toMatch(new RegExp([...panel.map(held.idOf), 'zebra'].join('|')))
    // Each reads their own, and nobody else's.
    const own = await held.get('asha', `/evaluations/${held.id}/mine`)
    expect(own.text).toContain(wordsOf('asha', 'hidden'))
    const words = own.text.match(/zebra\w+quagga/g) ?? []
    expect(words).toHaveLength(4) // why, what the file is called and shows, and the address
    for (const one of words) expect(one).toContain('asha')
    expect((await held.get('asha', `/documents/${held.id}/files`)).text).toBe('{"files":[]}')

    const database = new DatabaseSync(databaseIn(data.path), { readOnly: true })
    const sealed = database
      .prepare('SELECT sealed FROM sealed_ballot')
      .all()
      .map((row) => Buffer.from(row['sealed'] as Uint8Array))
    database.close()
    const keys = await Promise.all(
      (await readdir(join(data.path, 'keys'))).map((name) => readFile(join(data.path, 'keys', name))),
    )
    expect([keys.length, sealed.length]).toEqual([4, 8 + 3 + 8 + 2])

    expect(await Promise.all(sealed.map(isLeft))).toEqual(sealed.map(() => true))
    const unrevealed = rows()
    await held.evaluate('olga', { do: 'reveal', criterion: null })
    await Promise.all(
      ears.map((ear) =>
        ear.until(() => ear.kinds.filter((kind) => kind === 'revealed').length === held.criteria.length),
      ),
    )
    await untilNothingIsDue()
    await backUpTo('after')

    const { evaluation } = await held.seen('lou')
    const [one, two] = [first, second].map((id) => evaluation.criteria.find((known) => known.id === id))
    expect(one?.revealed?.groups).toEqual([
      {
        capacities: ['usesServices'],
        people: 5,
        median: 3,
        counts: [1, 1, 0, 1, 2, 0].map((count, at) => ({ answer: [0, 1, 2, 3, 4, 'cannotSay'][at], count })),
      },
      { capacities: ['layPartner'], people: 3, median: 2, counts: null },
    ])
    // Three are left of whom each might have written what nobody's name stands under.
    expect(one?.revealed?.reasons.map(({ words }) => words).toSorted()).toEqual(
      [...['asha', 'ines', 'mo'].map((name) => wordsOf(name, 'hidden')), wordsOf('tom', 'named')].toSorted(),
    )
    const [byTom] = one?.revealed?.reasons.filter(({ person }) => person !== null) ?? []
    expect(byTom).toMatchObject({
      person: held.idOf('tom'),
      words: wordsOf('tom', 'named'),
      links: [`https://example.org/${wordsOf('tom', 'namedlink')}`],
      files: [{ name: `${wordsOf('tom', 'namedcalled')}.txt`, alt: wordsOf('tom', 'namedalt') }],
    })
    // What came without a name is shown without what its device called it.
    const byAsha = one?.revealed?.reasons.find(({ words: said }) => said === wordsOf('asha', 'hidden'))
    expect(byAsha).toMatchObject({ person: null, files: [{ name: 'file.txt' }] })
    const { text } = await held.get('lou', `/files/${byAsha?.files[0]?.file}`)
    expect(text).toBe(wordsOf('asha', 'hiddenfile'))
    expect(await placesOf(wordsOf('asha', 'hiddencalled'))).toEqual([])
    expect(two?.revealed).toMatchObject({ shown: [], reasons: [] })

    // Whoever did not want to be seen is in nothing that was written but as one of a group, with no score.
    const shown = new Set(one?.revealed?.shown.map(({ person }) => person))
    expect([...shown].every((person) => person === held.idOf('kim'))).toBe(true)
    const hidden = panel.filter((name) => name !== 'tom' && !shown.has(held.idOf(name))).map(held.idOf)
    for (const { table, row } of newRows(unrevealed)) {
      if (table === 'counted_ballot') {
        if (!row.includes('\\"row\\":\\"group\\"')) expect(row).not.toMatch(new RegExp(hidden.join('|')))
        continue
      }
      if (table !== 'job' && !row.includes('"heldUntil"')) {
        expect(row, table).not.toMatch(new RegExp(`(${hidden.join('|')})[^{}]*score`))
      }
      expect(row, table).not.toContain('of\\":[')
    }
    for (const ear of ears) {
      const told = ear.heard.filter(
        (message) => message.type === 'event' && message.event.kind === 'revealed',
      )
      expect(told).toHaveLength(held.criteria.length)
      expect(
        JSON.stringify(told.map((message) => message.type === 'event' && message.event.payload)),
      ).not.toMatch(new RegExp(hidden.join('|')))
    }
    for (const name of ['zoe', 'sam', 'ray']) {
      for (const what of ['taken', 'few', 'takenfile', 'fewfile', 'fewlink']) {
        expect(await placesOf(wordsOf(name, what))).toEqual([])
      }
    }
    for (const line of said) expect(line).not.toContain('zebra')

    // Of what was sealed nothing is left but the box that stays: one key, and the two reasons in it.
    const left = await readdir(join(data.path, 'keys'))
    expect(left).toHaveLength(1)
    const kept = await readFile(join(data.path, 'keys', left[0] ?? ''))
    const still = rows().get('sealed_ballot') ?? []
    expect(still).toHaveLength(2)
    for (const key of keys.filter((one) => !one.equals(kept))) expect(await placesOf(key)).toEqual([])
    const leftover = await Promise.all(sealed.map((bytes) => isLeft(bytes)))
    expect(leftover.filter(Boolean)).toHaveLength(2)
  }, 180_000)
})
