import type { EventEnvelope, Writer } from '@alongside/protocol'
import type { Finder, NewRow, Source } from '@alongside/storage'
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../open-sqlite-store.ts'

/**
 * Appends to the store in the directory named until it is killed, several writers at once, and prints each
 * acknowledgement as a line of JSON, written before anything else happens. The run's name makes its rows its own.
 */
const asha = 'asha000000000000'

const [directory = '', run = ''] = process.argv.slice(2)
/** Every event sets the slug that it is called. */
const slugs: Finder = ({ kind }) => [{ kind: 'slug', key: kind, change: 'set' }]

const store = await openSqliteStore({ directory, finder: slugs, lockWaitMs: 10_000 })

async function writeText(section: string, pen: number): Promise<never> {
  const start = await store.text.start(section)
  const bound = start.pens.some((held) => held.pen === pen) ? [] : [writer(pen)]
  let { head } = start
  for (let count = 0; ; count += 1) {
    const contents = [`${run}.${count}a`, `${run}.${count}b`]
    const [plain, moved] = contents.map((content) => row(content, pen))
    const rows = [plain!, { ...moved!, sources: [source(pen, section), source(pen, 'elsewhere')] }]
    const [result] = await store.text.append([
      { section, head, rows, bound: count === 0 ? bound : [], retired: [] },
    ])
    if (result?.type !== 'written') throw new Error(`${section} was written by somebody else`)
    acknowledge({ section, head: result.head, contents })
    head = result.head
  }
}

/** Each with its job, and with a row of a section that says the same. */
async function writeEvents(space: string, section: string, pen: number): Promise<never> {
  let { head: textHead } = await store.text.start(section)
  let head = (await store.events.read(space, 0)).at(-1)?.seq ?? 0
  for (let count = 0; ; count += 1) {
    const key = `${run}.${count}`
    const job = { kind: 'told', key, space, dueAt: 1, payload: null }
    const batches = [{ section, head: textHead, rows: [row(key, pen)], bound: [writer(pen)], retired: [] }]
    const isWritten = await store.events.append(space, head, [event(space, head + 1, key)], [job], {
      batches,
    })
    if (!isWritten) throw new Error(`${space} was written by somebody else`)
    acknowledge({ space, key })
    head += 1
    textHead += 1
  }
}

function writer(pen: number): Writer {
  return { pen, hand: asha, voice: asha, capacity: 'usesServices' }
}

function row(content: string, pen: number): NewRow {
  return { at: 1, session: 'session', pen, kind: 'update', bytes: new TextEncoder().encode(content) }
}

/** A source for each section, with the row's pen in it. */
function source(pen: number, section: string): Source {
  return { client: pen, clock: 0, length: 3, from: { section, client: 9, clock: 4 } }
}

function event(space: string, seq: number, kind: string): EventEnvelope {
  return {
    seq,
    space,
    at: 1,
    actor: asha,
    hand: asha,
    capacity: null,
    audience: { to: 'space' },
    kind,
    payload: null,
  }
}

/** A reader who is busy lets the pipe fill up: then it waits, as it must not go on unheard. */
function acknowledge(what: unknown): void {
  let line = Buffer.from(`${JSON.stringify(what)}\n`)
  while (line.length > 0) {
    try {
      line = line.subarray(writeSync(1, line))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

await store.jobs.add([{ kind: 'held', key: run, space: null, dueAt: 1, payload: null }])
await store.jobs.claim({ owner: run, kinds: ['held'], now: 1, until: Number.MAX_SAFE_INTEGER, limit: 1 })
const pen = 1 + (Number.parseInt(run, 10) % 1000)
await Promise.all([
  ...['one', 'two', 'three'].map((section) => writeText(section, pen)),
  writeEvents('spacea0000000000', 'withEvents', pen),
])
