import { createLibrary, readRoom } from '@alongside/server/testing'
import type { Snapshots, Store } from '@alongside/storage'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordingOf, type Recording } from '../attribution/recording.ts'
import { percentile } from '../percentile.ts'

/** The section whose log it is. */
export const section = 's'.repeat(16)
const lengths = [10_000, 50_000, 260_000]
/** Rows that came after the last snapshot was left. */
const tail = 400
const times = 5
export const cacheBytes = 64_000_000
const nothing = new Uint8Array([0])
const passedOver = ({ why }: { readonly why: string }): void => {
  throw new Error(why)
}
const none: Pick<Snapshots, 'at' | 'words' | 'room'> = {
  at: async () => null,
  words: async () => null,
  room: async () => null,
}

/**
 * How long it takes to open the room of a section and to answer the first who joins, after a restart, from the whole log
 * and from a snapshot with some rows after it, for logs of several lengths; ends with a line of JSON.
 */
export async function benchOpening(print: (line: string) => void): Promise<void> {
  const recording = recordingOf(undefined)
  const rows = []
  for (const length of lengths) rows.push(await measure(recording, length, print))
  print(JSON.stringify({ bench: 'opening', rows }))
}

async function measure({ rows }: Recording, length: number, print: (line: string) => void) {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-bench-'))
  const store = await openSqliteStore({ directory, finder: () => [] })
  try {
    await write(store, rows.slice(0, length - tail))
    const leftMs = await leave(store)
    await write(store, rows.slice(length - tail, length))
    const whole = await open(store, none)
    const snapshot = await open(store, store.snapshots)
    print(`${length} rows; the snapshot was left in ${leftMs} ms`)
    for (const [from, { roomMs, joinMs, joinBytes }] of [
      ['the whole log', whole],
      [`a snapshot and ${tail} rows`, snapshot],
    ] as const)
      print(`  from ${from}: room ${roomMs} ms, first join ${joinMs} ms, ${joinBytes} bytes`)
    return { rows: length, leftMs, whole, snapshot }
  } finally {
    await store.close()
    await rm(directory, { recursive: true })
  }
}

/** Writes the rows of a recording behind those of the section. */
export async function write(store: Store, rows: Recording['rows']): Promise<void> {
  const writers = [1, 2, 3].map(
    (pen) =>
      ({ pen, hand: `${pen}`.repeat(16), voice: `${pen}`.repeat(16), capacity: 'layPartner' }) as const,
  )
  for (let at = 0; at < rows.length; at += 5_000) {
    const { head } = await store.text.start(section)
    const some = rows.slice(at, at + 5_000).map((row) => ({ ...row, session: 's', sources: [] }))
    await store.text.append([{ section, head, rows: some, bound: writers, retired: [] }])
  }
}

/** Leaves the snapshots that the server leaves; gives how long it takes, in ms. */
export async function leave(store: Store): Promise<number> {
  const from = performance.now()
  const library = createLibrary(store, cacheBytes)
  await library.compact(section)
  for (let left = await library.left(); left !== null; left = await library.left()) {
    if (left.type === 'unfit') throw new Error(left.why)
    await store.snapshots.keep(left.snapshot)
  }
  return Math.round(performance.now() - from)
}

async function open({ text }: Store, snapshots: typeof none) {
  const [roomMs, joinMs] = [[] as number[], [] as number[]]
  let joinBytes = 0
  for (let time = 0; time < times; time++) {
    const from = performance.now()
    const { start } = await readRoom({ text, snapshots, passedOver }, section)
    const opened = performance.now()
    const joined = await createLibrary({ text, snapshots }, cacheBytes).diff(section, start.head, nothing)
    roomMs.push(opened - from)
    joinMs.push(performance.now() - opened)
    joinBytes = joined.length
  }
  const middle = (all: readonly number[]) => Math.round(percentile(all, 0.5) * 10) / 10
  return { roomMs: middle(roomMs), joinMs: middle(joinMs), joinBytes }
}
