import { createFlowDoc } from '@alongside/flow'
import {
  closeCodes,
  decodeServerFrame,
  defaultLimits,
  encodeFrame,
  protocolVersion,
  sourceLimits,
  type ServerFrame,
} from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { createMemoryStore, StorageError, type Store, type TextLog } from '@alongside/storage'
import type { Joiner } from '@alongside/sync'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLibrary } from '../reader/library.ts'
import { eraseLetters } from '../testing/erase-letters.ts'
import { createRooms, type Rooms, type Seat, type Wire, type Wrote } from './rooms.ts'

const section = 's'.repeat(16)
const plan = 'p'.repeat(16)

/** Someone at a wire, who keeps what is sent to them. */
class Person implements Wire {
  readonly heard: (ServerFrame | { readonly type: 'unreadable' })[] = []
  code: number | null = null
  bytesHeard = 0
  readonly doc = createFlowDoc()
  seat: Seat | null = null

  send(bytes: Uint8Array): void {
    this.bytesHeard += bytes.length
    const frame = decodeServerFrame(bytes)
    this.heard.push(frame)
    if (frame.type === 'update' || frame.type === 'step2') Y.applyUpdate(this.doc, frame.update)
    if (frame.type === 'step1')
      this.seat?.receive(encodeFrame({ type: 'step2', update: this.#beyond(frame.stateVector) }))
  }

  close(code: number): void {
    this.code = code
  }

  get text(): string {
    return this.doc.getText('body').toJSON()
  }

  /** Writes words with their pen, which come from another section. */
  move(words: string, pen: number, from: string): void {
    const said = { id: pen, capacity: null, voice: null, takenAt: 1 }
    const hello = { protocol: protocolVersion, schema: 1, epoch: null, lastSeq: 0, pens: [said] }
    const letters = {
      client: pen,
      clock: 0,
      length: words.length,
      from: { section: from, client: 9, clock: 0 },
    }
    this.doc.clientID = pen
    this.seat?.receive(encodeFrame({ type: 'hello', hello }))
    this.seat?.receive(encodeFrame({ type: 'sources', sources: { sources: [letters] } }))
    this.write(words)
  }

  write(words: string): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.getText('body').insert(0, words)
    this.seat?.receive(encodeFrame({ type: 'update', update: this.#beyond(before) }))
  }

  #beyond(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc, stateVector)
  }
}

function joiner(name: string): Joiner {
  const presence = { id: name, name, colour: 0, capacity: 'unpaidCarer' } as const
  return {
    member: name,
    person: name,
    session: `session of ${name}`,
    permission: 'edit',
    capacities: ['unpaidCarer'],
    voices: [],
    presence,
  }
}

describe('the shell of the rooms', () => {
  let log: Pick<TextLog, 'start' | 'rows' | 'append'>
  let store: Store
  let broken: Partial<Record<'start' | 'append', Error>>
  let slowDisk: Promise<void>
  let rooms: Rooms
  let wrote: Wrote[]
  /** So many rooms look around, and have not let go yet. */
  let looking: number
  /** From which sections it was learned what was erased. */
  let learned: string[]
  beforeEach(() => {
    wrote = []
    looking = 0
    learned = []
    store = createMemoryStore(finderOf)
    const { text: kept, snapshots } = store
    broken = {}
    slowDisk = Promise.resolve()
    log = {
      start: (of) => (broken.start ? Promise.reject(broken.start) : kept.start(of)),
      rows: (of, after, upTo) => kept.rows(of, after, upTo),
      append: async (batches) => {
        await slowDisk
        if (broken.append) throw broken.append
        return kept.append(batches)
      },
    }
    rooms = createRooms({
      text: log,
      snapshots,
      reader: createLibrary({ text: kept, snapshots }, 1_000_000),
      limits: { ...defaultLimits, maxBufferedBytes: 1_000_000, maxSocketsPerSession: 10 },
      log: pino({ level: 'silent' }),
      now: Date.now,
      onWrote: (_section, by) => void wrote.push(...by),
      lookAround: {
        from: async () => {
          looking += 1
          return {
            mayRead: (person, other) => person === 'asha' && other === plan,
            erasedIn: () => [],
            letGo: () => void (looking -= 1),
          }
        },
        learnErased: async (erased) => void learned.push(erased),
      },
      idleMs: 0,
    })
  })
  afterEach(() => rooms.close())

  async function join(name: string): Promise<Person> {
    const person = new Person()
    person.seat = await rooms.join(section, joiner(name), person)
    person.seat.receive(encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(person.doc) }))
    await expect.poll(() => person.heard.map(({ type }) => type)).toContain('step2')
    return person
  }

  it('[S1] nobody hears of anything before it is in the log', async () => {
    const [asha, sam] = [await join('asha'), await join('sam')]
    const isWritten = Promise.withResolvers<void>()
    slowDisk = isWritten.promise
    asha.write('Tea. ')
    await new Promise(setImmediate)
    expect(sam.text).toBe('')
    isWritten.resolve()
    await expect.poll(() => sam.text).toBe('Tea. ')
    expect((await log.start(section)).head).toBe(1)
  })

  it('[S11] a section that cannot be loaded is refused, and opens once it can', async () => {
    broken.start = new StorageError('failed', 'The disk is gone.')
    await expect(join('asha')).rejects.toThrow('The disk is gone.')
    expect(rooms.size).toBe(0)
    delete broken.start
    const asha = await join('asha')
    asha.write('Tea. ')
    await expect.poll(async () => (await log.start(section)).head).toBe(1)
  })

  it('[S11] a commit that fails is asked for again, and closes nobody', async () => {
    const [asha, sam] = [await join('asha'), await join('sam')]
    broken.append = new StorageError('full', 'The disk is full.')
    asha.write('Tea. ')
    await expect.poll(() => asha.heard.filter(({ type }) => type === 'step1').length).toBeGreaterThan(1)
    expect(sam.text).toBe('')
    delete broken.append
    await expect.poll(() => sam.text).toBe('Tea. ')
    expect([asha.code, sam.code]).toEqual([null, null])
  })

  it('[S32] asks of the person at the wire what may be read besides, as long as the room is open', async () => {
    for (const [name, pen] of [
      ['asha', 7],
      ['sam', 8],
    ] as const) {
      const person = new Person()
      person.seat = await rooms.join(section, joiner(name), person)
      person.move('Tea.', pen, plan)
      await expect.poll(async () => (await log.start(section)).head).toBe(pen - 6)
      expect(looking).toBe(1)
      person.seat.leave()
    }
    const rows = await log.rows(section, 0, 2)
    expect(rows.map(({ sources }) => sources.length)).toEqual([1, 0])
    // Whoever counts bytes counts what was kept of where they came from.
    const [first = 0, second = 0] = wrote.map(({ bytes }) => bytes)
    expect(first - second).toBe(sourceLimits.bytesEach)
    await expect.poll(() => [rooms.size, looking]).toEqual([0, 0])
  })

  it('a room whose log someone else wrote to is opened anew, and nothing of either is lost', async () => {
    const asha = await join('asha')
    asha.write('Tea. ')
    await expect.poll(async () => (await log.start(section)).head).toBe(1)
    const doc = createFlowDoc()
    doc.getText('body').insert(0, 'From elsewhere. ')
    const bytes = Y.encodeStateAsUpdate(doc)
    const writer = { pen: doc.clientID, hand: 'lena', voice: 'lena', capacity: 'unpaidCarer' } as const
    const row = { at: 0, session: 'another', pen: writer.pen, kind: 'update', bytes } as const
    await log.append([{ section, head: 1, rows: [row], bound: [writer], retired: [] }])

    asha.write('Cake. ')
    await expect.poll(() => asha.code).toBe(closeCodes.failed)
    const back = new Person()
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(asha.doc))
    back.doc.clientID = asha.doc.clientID
    back.seat = await rooms.join(section, joiner('asha'), back)
    back.seat.receive(encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(back.doc) }))
    const whole = ['Tea. ', 'Cake. ', 'From elsewhere. ']
    const sam = await join('sam')
    await expect.poll(() => whole.filter((words) => !sam.text.includes(words))).toEqual([])
    expect(back.code).toBeNull()
    expect(looking).toBe(1)
  })

  it('[S45] whoever is in a section of which something was erased is sent away for good, and brings nothing back', async () => {
    const asha = await join('asha')
    asha.write('Mary lives at 1 Mill Street. ')
    await expect.poll(async () => (await log.start(section)).head).toBe(1)
    const range = { client: asha.doc.clientID, from: 0, to: 'Mary'.length }
    await eraseLetters(store, section, [range])
    await rooms.setBack(section)
    expect(asha.code).toBe(closeCodes.epochPassed)
    expect(learned).toEqual([section])

    const back = new Person()
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(asha.doc))
    back.doc.clientID = asha.doc.clientID
    back.seat = await rooms.join(section, joiner('asha'), back)
    back.write('Tea. ')
    back.seat.receive(encodeFrame({ type: 'step2', update: Y.encodeStateAsUpdate(back.doc) }))
    await expect.poll(async () => (await log.start(section)).head).toBe(3)
    const rows = await log.rows(section, 0, 9)
    expect(rows.some(({ bytes }) => Buffer.from(bytes).includes('Mary'))).toBe(false)
    const sam = await join('sam')
    await expect.poll(() => sam.text).toBe('Tea.  lives at 1 Mill Street. ')
  })

  it('a room that everybody left is closed, and reads the same when it is opened again', async () => {
    const asha = await join('asha')
    asha.write('Tea. ')
    asha.seat?.leave()
    await expect.poll(() => rooms.size).toBe(0)
    expect((await join('sam')).text).toBe('Tea. ')
  })

  it('[S7] joining costs the bytes of the text once, however long its history, and coming back what is new', async () => {
    const asha = await join('asha')
    for (let row = 0; row < 300; row++) {
      asha.write('No, not like this. ')
      asha.doc.getText('body').delete(0, 'No, not like this. '.length)
      asha.write('Tea. ')
    }
    await expect.poll(async () => (await log.start(section)).head).toBe(600)
    const rows = await log.rows(section, 0, 600)
    const history = rows.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const back = createFlowDoc()
    for (const { bytes } of rows.slice(0, -1)) Y.applyUpdate(back, bytes)

    const ben = await join('ben')
    const text = Y.encodeStateAsUpdate(ben.doc).length
    const lastOf = (person: Person) => person.heard.findLast((frame) => frame.type === 'step2')
    expect(ben.heard.filter(({ type }) => type === 'step2' || type === 'update')).toHaveLength(1)
    const [whole, given] = [lastOf(ben), ben.bytesHeard]
    expect(whole?.update.length).toBeLessThanOrEqual(text)
    expect(given).toBeLessThan(text + 500)
    expect(given).toBeLessThan(history)

    ben.bytesHeard = 0
    ben.seat?.receive(encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(back) }))
    await expect.poll(() => ben.bytesHeard).toBeGreaterThan(0)
    Y.applyUpdate(back, lastOf(ben)?.update ?? new Uint8Array([0, 0]))
    expect(back.getText('body').toJSON()).toBe(ben.text)
    expect(ben.bytesHeard).toBeLessThan(text)
  })

  it('[S6] tells who is where, and what a change of a right means there', async () => {
    const asha = await join('asha')
    expect([...rooms.present()]).toEqual([
      { section, member: 'asha', person: 'asha', permission: 'edit', voices: [] },
    ])
    rooms.tell(section, { type: 'permission', member: 'asha', permission: null, by: 'olga', reason: null })
    expect(asha.code).toBe(closeCodes.notAllowed)
    expect([...rooms.present()]).toEqual([])
  })

  it('[D64] while a section stands still what was let in is written, and what comes waits for what may be done then', async () => {
    const [asha, sam] = [await join('asha'), await join('sam')]
    const isWritten = Promise.withResolvers<void>()
    slowDisk = isWritten.promise
    asha.write('Tea. ')
    asha.write('And cake. ')
    const heads: number[] = []
    const still = rooms.whileStill([section], async () => {
      heads.push((await log.start(section)).head)
      asha.write('Too late. ')
      sam.write('In time. ')
      await new Promise(setImmediate)
      heads.push((await log.start(section)).head)
      rooms.tell(section, {
        type: 'permission',
        member: 'asha',
        permission: 'read',
        by: 'olga',
        reason: null,
      })
      return 'done'
    })
    // Nothing is done before the disk has what was let in.
    await new Promise(setImmediate)
    expect(heads).toEqual([])
    isWritten.resolve()
    expect(await still).toBe('done')
    expect(heads).toEqual([2, 2])
    expect(asha.code).toBe(closeCodes.refused)
    await expect.poll(async () => (await log.start(section)).head).toBe(3)
    expect(sam.text).toContain('In time. ')
    expect(sam.text).not.toContain('Too late. ')
  })

  it('[D64] goes on when what was to be done fails, and when two hold it still', async () => {
    const asha = await join('asha')
    const other = Promise.withResolvers<void>()
    const held = rooms.whileStill([section], () => other.promise)
    await expect(rooms.whileStill([section], () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    asha.write('Tea. ')
    await new Promise(setImmediate)
    expect((await log.start(section)).head).toBe(0)
    other.resolve()
    await held
    await expect.poll(async () => (await log.start(section)).head).toBe(1)
  })

  it('[D64] whoever sends too much meanwhile is sent away to come back, and nothing of it is let in', async () => {
    const [asha, sam] = [await join('asha'), await join('sam')]
    await rooms.whileStill([section], async () => {
      for (let time = 0; time < 3; time += 1) asha.write('x'.repeat(defaultLimits.maxQueuedBytes / 2))
      sam.write('Tea. ')
    })
    expect(asha.code).toBe(closeCodes.later)
    await expect.poll(async () => (await log.start(section)).head).toBe(1)
    expect(sam.code).toBeNull()
    expect(sam.text).toBe('Tea. ')
  })
})
