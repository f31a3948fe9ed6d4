import { createFlowDoc } from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { createMemoryStore, type Row, type Store } from '@alongside/storage'
import { compact, knownAtFirst, replay } from '@alongside/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLibrary } from '../reader/library.ts'
import { rowsPerSnapshot, snapshotVersion } from '../reader/snapshot-rules.ts'
import { readRoom } from './read-room.ts'

const section = 's'.repeat(16)
const writer: Writer = { pen: 7, hand: 'b'.repeat(16), voice: 'b'.repeat(16), capacity: 'unpaidCarer' }
const latest = Number.MAX_SAFE_INTEGER
const none = new Uint8Array()
const rest = { section, version: snapshotVersion, map: none, letters: none }

describe('what a room is opened from', () => {
  let store: Store
  let doc: Y.Doc
  let said: string[]
  let asked: number[]
  beforeEach(() => {
    store = createMemoryStore(finderOf)
    doc = createFlowDoc()
    doc.clientID = writer.pen
    said = []
    asked = []
  })

  async function write(rows: number, words = 'tea. '): Promise<void> {
    const written: Pick<Row, 'at' | 'session' | 'pen' | 'kind' | 'bytes'>[] = []
    const note = (bytes: Uint8Array): void => {
      written.push({ at: 0, session: 's', pen: writer.pen, kind: 'update', bytes })
    }
    doc.on('update', note)
    for (let row = 0; row < rows; row++) doc.getText('body').insert(row % 7, words)
    doc.off('update', note)
    const { head } = await store.text.start(section)
    await store.text.append([{ section, head, rows: written, bound: [writer], retired: [] }])
  }

  /** Leaves what the reader would leave, and says why it cannot. */
  async function leave(): Promise<readonly string[]> {
    const library = createLibrary(store, 1_000_000)
    await library.compact(section)
    const unfit: string[] = []
    for (let left = await library.left(); left !== null; left = await library.left()) {
      if (left.type === 'unfit') unfit.push(left.why)
      else await store.snapshots.keep(left.snapshot)
    }
    return unfit
  }

  async function read() {
    const { text, snapshots } = store
    const passedOver = ({ why }: { why: string }): void => void said.push(why)
    const rows: typeof text.rows = (of, after, upTo) => (asked.push(after), text.rows(of, after, upTo))
    return await readRoom({ text: { start: (of) => text.start(of), rows }, snapshots, passedOver }, section)
  }

  async function whole() {
    const { head } = await store.text.start(section)
    return replay(knownAtFirst(), await store.text.rows(section, 0, head))
  }

  it('[S36] is the latest snapshot and the rows after it, and says what all rows say', async () => {
    await write(rowsPerSnapshot)
    expect(await leave()).toEqual([])
    await write(3, 'and cake. ')
    const { read: found, rows } = await read()
    expect(asked).toEqual([rowsPerSnapshot])
    expect(rows).toBe(3)
    expect(found).toEqual(await whole())
    // The next snapshot goes on from this one.
    await write(rowsPerSnapshot)
    expect(await leave()).toEqual([])
    expect((await read()).rows).toBe(0)
    expect((await read()).read).toEqual(await whole())
  })

  it('[S36] is the whole log where the snapshot cannot be read, or later rows do not fit it', async () => {
    await write(rowsPerSnapshot)
    await leave()
    const snapshot = await store.snapshots.at(section, latest, snapshotVersion)
    const room = await store.snapshots.room(section, snapshotVersion)
    if (!snapshot || !room) throw new Error('nothing was left')
    await write(3)
    const { state } = snapshot
    await store.snapshots.keep({ ...rest, state, seq: rowsPerSnapshot + 1, room: new Uint8Array([99]) })
    expect((await read()).rows).toBe(rowsPerSnapshot + 3)
    expect(said).toEqual([])
    // As if a row were in it that is not.
    await store.snapshots.keep({ ...rest, state, seq: rowsPerSnapshot + 2, room: room.room })
    const found = await read()
    expect(found.rows).toBe(rowsPerSnapshot + 3)
    expect(found.read).toEqual(await whole())
    expect(said).toEqual(['missing'])
  })

  it('[S12] a text that does not fit what the room knows is not left, but made anew from the log', async () => {
    await write(rowsPerSnapshot)
    const left = compact(await whole(), Y.encodeStateAsUpdate(doc))
    if (!('room' in left)) throw new Error(left.misfit)
    const other = createFlowDoc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.getText('body').delete(0, 2)
    await store.snapshots.keep({
      ...rest,
      state: Y.encodeStateAsUpdate(other),
      seq: rowsPerSnapshot,
      ...left,
    })
    await write(rowsPerSnapshot)
    expect(await leave()).toEqual([])
    const made = await store.snapshots.at(section, latest, snapshotVersion)
    expect(made?.seq).toBe(2 * rowsPerSnapshot)
    const again = createFlowDoc()
    Y.applyUpdate(again, made?.state ?? none)
    expect(again.getText('body').toJSON()).toBe(doc.getText('body').toJSON())
    expect((await read()).read).toEqual(await whole())
  })

  it('[S12] of a log that does not fit itself nothing is left, and it is said why', async () => {
    await write(rowsPerSnapshot)
    // Yjs takes what no room would have let in.
    const foreign = createFlowDoc()
    foreign.clientID = writer.pen + 1
    foreign.getArray('body').insert(0, [1])
    const bytes = Y.encodeStateAsUpdate(foreign)
    const row = { at: 0, session: 's', pen: writer.pen, kind: 'update', bytes } as const
    const head = rowsPerSnapshot
    await store.text.append([{ section, head, rows: [row], bound: [], retired: [] }])
    expect(await leave()).toEqual(['forbidden'])
    expect(await store.snapshots.at(section, latest, snapshotVersion)).toBeNull()
  })
})
