import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openLogCheck } from './log-check.ts'
import { openSqliteStore, type SqliteStore } from './open-sqlite-store.ts'
import { makeTemporaryDirectory, type TemporaryDirectory } from './testing/open-temporary.ts'

const kills = Number(process.env['KILLS'] ?? 3)
const child = fileURLToPath(new URL('./testing/crash-child.ts', import.meta.url))

const textAck = z.object({ section: z.string(), head: z.number(), contents: z.array(z.string()) })
const eventAck = z.object({ space: z.string(), key: z.string() })
const ackSchema = z.union([textAck, eventAck])
type Ack = z.infer<typeof ackSchema>

let directory: TemporaryDirectory
beforeAll(async () => {
  directory = await makeTemporaryDirectory()
})
afterAll(() => directory.remove())

/** Lets a child write, kills it at the acknowledgement asked for, and gives all that it acknowledged. */
async function writeUntilKilled(run: number, killAt: number): Promise<Ack[]> {
  const writer = spawn(process.execPath, [child, directory.path, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(writer, 'exit')
  const acks: Ack[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    if (!line.endsWith('}')) continue // the kill cut it off
    acks.push(ackSchema.parse(JSON.parse(line)))
    if (acks.length === killAt) writer.kill('SIGKILL')
  }
  const [code, signal] = await exit
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
  return acks
}

async function check(acked: readonly Ack[]): Promise<void> {
  const store = await openSqliteStore({ directory: directory.path, finder: () => [] })
  const log = openLogCheck(directory.path)
  try {
    for (const section of ['one', 'two', 'three', 'withEvents']) {
      if (section !== 'withEvents') await checkSection(store, section, acked)
      expect(log.check(section, null)).toMatchObject({
        is: 'right',
        head: (await store.text.chainHead(section)).hash,
      })
    }
    await checkEvents(store, acked)
  } finally {
    log.close()
    await store.close()
  }
}

async function checkSection({ text }: SqliteStore, section: string, acked: readonly Ack[]): Promise<void> {
  const { head, pens } = await text.start(section)
  const rows = await text.rows(section, 0, head + 1000)
  const contents = rows.map((row) => new TextDecoder().decode(row.bytes))
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1))
  expect(head).toBe(rows.length)
  expect(head % 2).toBe(0) // a batch of two rows is there whole or not at all
  expect(new Set(contents).size).toBe(contents.length)
  // Every second row came with sources: they are there with it, and older than it.
  expect(rows.map(({ sources }) => sources)).toEqual(
    rows.map(({ seq, pen }) =>
      seq % 2 === 1 ? [] : [loggedSource(pen, section, seq - 1), loggedSource(pen, 'elsewhere', 0)],
    ),
  )
  const bound = new Set(pens.map(({ pen }) => pen))
  expect(rows.filter((row) => row.pen === null || !bound.has(row.pen))).toEqual([])
  const told = acked.flatMap((ack) => ('section' in ack && ack.section === section ? [ack] : []))
  expect(told.map((ack) => contents.slice(ack.head - 2, ack.head))).toEqual(told.map((ack) => ack.contents))
}

function loggedSource(client: number | null, section: string, upTo: number): object {
  return { client, clock: 0, length: 3, from: { section, client: 9, clock: 4, upTo } }
}

async function checkEvents({ events, jobs, text }: SqliteStore, acked: readonly Ack[]): Promise<void> {
  const keys = (await events.read('spacea0000000000', 0)).map((event) => event.kind)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toEqual(expect.arrayContaining(acked.flatMap((ack) => ('key' in ack ? [ack.key] : []))))
  const claim = { owner: 'check', kinds: ['told'], now: 1, until: 2, limit: keys.length + 1 }
  const told = (await jobs.claim(claim)).jobs.map((job) => job.key)
  expect(told.toSorted()).toEqual(keys.toSorted()) // each event came with its job, and no job without
  const { head } = await text.start('withEvents')
  const rows = await text.rows('withEvents', 0, head)
  expect(rows.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(keys)
  for (const key of keys.slice(-100)) {
    expect(await events.find({ kind: 'slug', key })).toEqual(['spacea0000000000'])
  }
}

it(`[Q4] [P20] [D74] [D101] killed ${kills} times at any moment, the store has every acknowledged row and event once`, async () => {
  const acked: Ack[] = []
  for (let run = 1; run <= kills; run += 1) {
    const killAt = 1 + Math.floor(Math.random() * 60)
    acked.push(...(await writeUntilKilled(run, killAt)))
    await check(acked)
  }
  expect(acked.length).toBeGreaterThanOrEqual(kills)
}, 300_000)
