import {
  decodeClientFrame,
  defaultLimits,
  encodeFrame,
  sourceLimits,
  type ClientFrame,
  type DeclaredSource,
  type PenAnswer,
  type ServerFrame,
} from '@alongside/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Writing } from '../testing/writing.ts'
import type { ClientEffect } from './effect.ts'
import type { ClientEvent, Entry } from './event.ts'
import { beginClient, type ClientSession } from './session.ts'
import { statusOf } from './status.ts'
import { stepClient } from './step.ts'

const pen = (id: number) => ({ id, capacity: null, voice: null, takenAt: 1 })

/** A session whose document is `writing`'s, moved on by hand. */
class Device {
  readonly session: ClientSession
  effects: ClientEffect[] = []

  constructor(entries: readonly Entry[] = [], pens: readonly number[] = [1], doc: Y.Doc = new Y.Doc()) {
    const stateVector = () => Y.encodeStateVector(doc)
    this.session = beginClient({ stateVector, schema: 1, epoch: null, entries, pens: pens.map(pen), at: 0 })
  }

  take(...events: readonly ClientEvent[]): void {
    for (const event of events) this.effects.push(...stepClient(this.session, event))
  }

  hear(...frames: readonly ServerFrame[]): void {
    for (const frame of frames) this.take({ type: 'frame', bytes: encodeFrame(frame), at: this.session.now })
  }

  /** Opens the socket, is welcomed with these answers, and is given the text. */
  join(pens: readonly PenAnswer[] = []): void {
    this.take({ type: 'opened', at: this.session.now })
    this.hear(
      {
        type: 'welcome',
        welcome: { epoch: 0, head: 0, permission: 'edit', limits: defaultLimits, pens: [...pens] },
      },
      { type: 'step2', update: new Uint8Array([0, 0]) },
    )
  }

  /** The frames sent since this was last asked. */
  sent(): string[] {
    const frames = this.effects.filter((effect) => effect.type === 'send')
    this.effects = this.effects.filter((effect) => effect.type !== 'send')
    return frames.map(({ bytes }) => nameOf(decodeClientFrame(bytes)))
  }

  /** The effects other than frames, of one type, since this was last asked. */
  done<Type extends ClientEffect['type']>(type: Type): Extract<ClientEffect, { type: Type }>[] {
    const found = this.effects.filter(
      (effect): effect is Extract<ClientEffect, { type: Type }> => effect.type === type,
    )
    this.effects = this.effects.filter((effect) => effect.type !== type)
    return found
  }
}

function nameOf(frame: ClientFrame | { readonly type: 'unreadable' }): string {
  if (frame.type === 'sources') {
    const { sources, restores } = frame.sources
    const clocks = sources.map(({ clock }) => clock).join()
    return restores === undefined ? `sources ${clocks}` : `sources ${clocks} restores ${restores}`
  }
  return frame.type === 'pen' ? `pen ${frame.pen.id}` : frame.type
}

/** A journal of what is typed with a pen: one entry for each text. */
function journal(writing: Writing, penId: number, firstId: number, ...texts: readonly string[]): Entry[] {
  return texts.map((text, index) => {
    const frame = writing.type(text)
    if (frame.type !== 'update') throw new RangeError('typing gives an update')
    return { id: firstId + index, pen: penId, update: frame.update }
  })
}

/** An entry of a new pen whose letters, one by one, came from elsewhere. */
function moved(text: string, penId: number): Entry {
  const [entry] = journal(new Writing(penId), penId, 1, text)
  const sources = Array.from(text, (_, clock): DeclaredSource => ({
    client: penId,
    clock,
    length: 1,
    from: { section: null, client: 9, clock },
  }))
  return { ...entry!, sources }
}

const bound = (id: number): PenAnswer => ({ id, state: 'bound', capacity: 'layPartner' })

it('[S3] hello is the first frame; unsaved work follows on the welcome, in order, and its end is said', () => {
  const device = new Device(journal(new Writing(1), 1, 1, 'a', 'b'))
  device.take({ type: 'opened', at: 0 })
  expect(device.sent()).toEqual(['hello', 'step1'])
  device.join([bound(1)])
  expect(device.sent()).toEqual(['hello', 'step1', 'pen 1', 'update', 'update', 'replayed'])
})

it('[S1] an entry leaves the journal when it is acknowledged, not before', () => {
  const writing = new Writing(1)
  const [first, second] = journal(writing, 1, 1, 'a', 'b')
  const device = new Device()
  device.join()
  device.take({ type: 'local', entry: first!, at: 0 }, { type: 'local', entry: second!, at: 0 })
  expect(statusOf(device.session)).toEqual({ is: 'saving', waiting: 2, slow: false })
  device.hear({ type: 'saved', saved: { upTo: 1, seq: 1 } })
  expect(device.done('saved').map(({ ids }) => ids)).toEqual([[1]])
  device.hear({ type: 'saved', saved: { upTo: 2, seq: 2 } })
  expect(device.done('saved').map(({ ids }) => ids)).toEqual([[2]])
  expect(statusOf(device.session)).toEqual({ is: 'saved' })
})

it('[S1] what was not acknowledged on one connection is sent again on the next', () => {
  const [entry] = journal(new Writing(1), 1, 1, 'a')
  const device = new Device()
  device.join()
  device.take({ type: 'local', entry: entry!, at: 0 }, { type: 'closed', code: 1006, random: 0.5, at: 0 })
  device.sent()
  expect(statusOf(device.session)).toEqual({ is: 'reconnecting', waiting: 1 })
  device.join([bound(1)])
  expect(device.sent()).toContain('update')
  expect(statusOf(device.session)).toMatchObject({ is: 'saving' })
  device.hear({ type: 'saved', saved: { upTo: 1, seq: 1 } })
  expect(statusOf(device.session)).toEqual({ is: 'back', sent: 1 })
  device.take({ type: 'tick', at: 1_000 }, { type: 'tick', at: 6_000 })
  expect(statusOf(device.session)).toEqual({ is: 'saved' })
})

it('[S2] the pen in force is said before what is written with it, so that deletions are credited too', () => {
  const device = new Device(
    [...journal(new Writing(1), 1, 1, 'a'), ...journal(new Writing(2), 2, 2, 'b')],
    [1, 2],
  )
  device.join([bound(1), bound(2)])
  expect(device.sent().slice(2)).toEqual(['pen 1', 'update', 'pen 2', 'update', 'replayed'])
  device.take({ type: 'pen', pen: pen(3) })
  const [entry] = journal(new Writing(3), 3, 3, 'c')
  device.take({ type: 'local', entry: entry!, at: 0 })
  expect(device.sent()).toEqual(['pen 3', 'update'])
})

it("[S2] another person's work on this device is neither sent nor removed", () => {
  const mine = journal(new Writing(1), 1, 1, 'mine')
  const theirs = journal(new Writing(9), 9, 5, 'theirs')
  const both = new Y.Doc()
  for (const { update } of [...mine, ...theirs]) Y.applyUpdate(both, update)
  const device = new Device([...mine, ...theirs], [1, 9], both)
  device.join([bound(1), { id: 9, state: 'notYours', capacity: null }])
  expect(device.done('foreign').flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual([5])
  // The answer to step 1 is not the document, which holds their words.
  device.hear({ type: 'step1', stateVector: new Uint8Array([0]) })
  const answers = device.effects
    .filter((effect) => effect.type === 'send')
    .map(({ bytes }) => decodeClientFrame(bytes))
  expect(answers.at(-1)).toEqual({ type: 'step2', update: new Uint8Array([0, 0]) })
  device.sent()
  // What the server dropped is sent again from the journal.
  device.hear(
    { type: 'refused', refused: { n: 1, retired: [], problem: { kind: 'notSaved', words: '' } } },
    { type: 'step1', stateVector: new Uint8Array([0]) },
  )
  expect(device.sent()).toEqual(['update', 'step2'])
  device.hear({ type: 'saved', saved: { upTo: 4, seq: 1 } })
  expect(device.done('saved').flatMap(({ ids }) => ids)).toEqual([1])
})

it('[S11] what could not be saved comes again with the answer to step 1, and is safe with that', () => {
  const writing = new Writing(1)
  const device = new Device([], [1], writing.doc)
  device.join()
  const [entry] = journal(writing, 1, 1, 'a')
  device.take({ type: 'local', entry: entry!, at: 0 })
  device.hear(
    { type: 'refused', refused: { n: 1, retired: [], problem: { kind: 'notSaved', words: '' } } },
    { type: 'step1', stateVector: new Uint8Array([0]) },
  )
  expect(device.sent()).toContain('step2')
  expect(device.done('refused')).toEqual([])
  device.take({ type: 'tick', at: 6_000 })
  expect(statusOf(device.session)).toMatchObject({ is: 'saving', slow: true })
  device.hear({ type: 'saved', saved: { upTo: 2, seq: 1 } })
  expect(device.done('saved').flatMap(({ ids }) => ids)).toEqual([1])
})

it('[S17] what is refused for good is handed over, with all that rests on it, and nothing else', () => {
  const ada = new Writing(1)
  const first = journal(ada, 1, 1, 'refused')
  const apart = journal(new Writing(2), 2, 2, 'apart')
  const onIt = journal(new Writing(3, ada.doc), 3, 3, ' on it')
  const later = journal(ada, 1, 4, ' later')
  const device = new Device([...first, ...apart, ...onIt, ...later], [1, 2, 3])
  device.join([bound(1), bound(2), bound(3)])
  device.hear({
    type: 'refused',
    refused: { n: 1, retired: [1], problem: { kind: 'tooLarge', words: 'full' } },
  })
  const [refused] = device.done('refused')
  expect(refused?.entries.map(({ id }) => id)).toEqual([1, 3, 4])
  expect(refused?.problem.kind).toBe('tooLarge')
  expect(device.session.pending.map(({ id }) => id)).toEqual([2])
})

it('[S17] entries of a pen that was retired before are handed over on the welcome', () => {
  const device = new Device(journal(new Writing(1), 1, 1, 'a'))
  device.join([{ id: 1, state: 'retired', capacity: null }])
  expect(device.done('refused')[0]?.entries.map(({ id }) => id)).toEqual([1])
  expect(device.sent()).not.toContain('update')
})

it('[S10] presence is sent again on every connection, and with every pen', () => {
  const device = new Device()
  device.join()
  device.sent()
  device.take({ type: 'presence', update: new Uint8Array([0]) }, { type: 'pen', pen: pen(2) })
  expect(device.sent()).toEqual(['awareness', 'pen 2', 'awareness'])
  device.take({ type: 'closed', code: 1006, random: 0, at: 0 })
  device.join()
  expect(device.sent().slice(2)).toEqual(['pen 2', 'replayed', 'awareness'])
})

it('[S10] a server that says nothing for half a minute is left', () => {
  const device = new Device()
  device.join()
  device.take({ type: 'tick', at: 29_000 })
  expect(device.done('disconnect')).toEqual([])
  device.take({ type: 'tick', at: 31_000 })
  expect(device.done('disconnect')).toHaveLength(1)
})

it('[S8] it comes back ever later while it is let go for a while, and not at all when it is for good', () => {
  const device = new Device()
  device.join()
  const waits = []
  for (let i = 0; i < 8; i++) {
    device.take({ type: 'closed', code: 1013, random: 1, at: 0 })
    waits.push(device.done('connect')[0]?.afterMs)
    device.take({ type: 'opened', at: 0 })
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  device.take({ type: 'closed', code: 4403, random: 1, at: 0 })
  expect(device.done('connect')).toEqual([])
  expect(statusOf(device.session)).toEqual({ is: 'stopped', why: 'notAllowed' })
  device.take({ type: 'again', at: 0 })
  expect(device.done('connect')).toEqual([{ type: 'connect', afterMs: 0 }])
})

it('[S8] without a network it waits until there is one, keeping what is written', () => {
  const device = new Device()
  device.join()
  device.take({ type: 'network', isThere: false, at: 0 })
  expect(device.done('disconnect')).toHaveLength(1)
  device.take({ type: 'closed', code: 1000, random: 0.5, at: 0 })
  const [entry] = journal(new Writing(1), 1, 1, 'a')
  device.take({ type: 'local', entry: entry!, at: 0 })
  expect(device.done('connect')).toEqual([])
  expect(statusOf(device.session)).toEqual({ is: 'offline', waiting: 1 })
  device.take({ type: 'network', isThere: true, at: 0 })
  expect(device.done('connect')).toHaveLength(1)
})

it('[S8] what a server sends that cannot be read is left alone', () => {
  const device = new Device()
  device.join()
  device.take({ type: 'frame', bytes: new Uint8Array([250, 1]), at: 0 })
  expect(statusOf(device.session)).toEqual({ is: 'saved' })
})

it('[S6] a changed right and the names of writers are passed on', () => {
  const device = new Device()
  device.join()
  device.hear(
    { type: 'rights', rights: { permission: 'read', by: null, reason: 'closed' } },
    { type: 'writers', writers: { writers: [] } },
  )
  expect(device.done('rights')).toHaveLength(1)
  expect(device.done('writers')).toHaveLength(1)
})

it('[S1] a section that is opened with unsaved work in the journal does not seem to be merely loading', () => {
  const device = new Device(journal(new Writing(1), 1, 1, 'a'))
  expect(statusOf(device.session)).toEqual({ is: 'reconnecting', waiting: 1 })
  device.take({ type: 'opened', at: 0 })
  expect(statusOf(device.session)).toEqual({ is: 'reconnecting', waiting: 1 })
  expect(statusOf(new Device().session)).toEqual({ is: 'loading' })
})

it('[S4] what another tab left in the journal is handed in behind a new hello, and the own pen goes on writing', () => {
  const device = new Device([], [])
  device.take({ type: 'pen', pen: pen(5) })
  device.join()
  device.sent()
  const entries = journal(new Writing(1), 1, 1, 'a')
  device.take({ type: 'found', entries, pens: [pen(1)], at: 0 })
  expect(device.done('disconnect')).toHaveLength(1)
  device.take({ type: 'closed', code: 1000, random: 0, at: 0 })
  expect(device.done('connect')).toHaveLength(1)
  expect(statusOf(device.session)).toEqual({ is: 'reconnecting', waiting: 1 })
  device.join([bound(1)])
  expect(device.sent()).toEqual(['hello', 'step1', 'pen 1', 'update', 'pen 5', 'replayed'])
  device.hear({ type: 'saved', saved: { upTo: 1, seq: 1 } })
  expect(device.done('saved').flatMap(({ ids }) => ids)).toEqual([1])
})

it('[S4] what another tab left waits with the rest while there is no connection', () => {
  const device = new Device([], [])
  device.take({ type: 'found', entries: journal(new Writing(1), 1, 1, 'a'), pens: [pen(1)], at: 0 })
  expect(device.done('disconnect')).toEqual([])
  device.join([bound(1)])
  expect(device.sent()).toEqual(['hello', 'step1', 'pen 1', 'update', 'replayed'])
})

it('[S34] where letters came from is said directly before their update, each time that it is sent', () => {
  const device = new Device([moved('ab', 1)])
  device.join([bound(1)])
  expect(device.sent().slice(2)).toEqual(['pen 1', 'sources 0,1', 'update', 'replayed'])
  device.hear(
    { type: 'refused', refused: { n: 1, retired: [], problem: { kind: 'notSaved', words: '' } } },
    { type: 'step1', stateVector: new Uint8Array([0]) },
  )
  expect(device.sent()).toEqual(['sources 0,1', 'update', 'step2'])
  device.take({ type: 'closed', code: 1006, random: 0.5, at: 0 })
  device.join([bound(1)])
  expect(device.sent().slice(2)).toEqual(['pen 1', 'sources 0,1', 'update', 'replayed'])
})

it('[S34] what is written while connected, or was left by another tab, says where it came from too', () => {
  const device = new Device([], [])
  device.join()
  device.take({ type: 'pen', pen: pen(2) })
  device.sent()
  device.take({ type: 'local', entry: { ...moved('a', 2), id: 7 }, at: 0 })
  expect(device.sent()).toEqual(['sources 0', 'update'])
  device.take(
    { type: 'found', entries: [moved('ab', 1)], pens: [pen(1)], at: 0 },
    { type: 'closed', code: 1000, random: 0, at: 0 },
  )
  device.join([bound(1), bound(2)])
  expect(device.sent().slice(2)).toEqual([
    'pen 2',
    'sources 0',
    'update',
    'pen 1',
    'sources 0,1',
    'update',
    'pen 2',
    'replayed',
  ])
})

it('[S46] what a change restores is said directly before it, each time that it is sent', () => {
  const device = new Device([{ ...moved('a', 1), restores: 3 }])
  const said = ['pen 1', 'sources 0', 'sources  restores 3', 'update', 'replayed']
  device.join([bound(1)])
  expect(device.sent().slice(2)).toEqual(said)
  device.take({ type: 'closed', code: 1006, random: 0.5, at: 0 })
  device.join([bound(1)])
  expect(device.sent().slice(2)).toEqual(said)
})

it('[S34] many sources go in several messages, and no more of them than an update may have', () => {
  const device = new Device()
  device.join()
  device.sent()
  const { perMessage, perUpdate } = sourceLimits
  device.take({ type: 'local', entry: moved('x'.repeat(perUpdate + 5), 1), at: 0 })
  const sent = device.sent()
  expect(sent).toHaveLength(perUpdate / perMessage + 1)
  expect(sent.at(-2)).toMatch(/,9999$/)
  expect(sent.at(-1)).toBe('update')
})

it('[S34] a source that no room would read keeps nobody’s words back', () => {
  const device = new Device()
  device.join()
  device.sent()
  const entry = moved('abc', 1)
  const [first, second, third] = entry.sources ?? []
  const broken = [
    { ...first!, length: 0 },
    second!,
    { ...third!, from: { section: 'x', client: 9, clock: 0 } },
  ]
  device.take({ type: 'local', entry: { ...entry, sources: broken }, at: 0 })
  device.take({ type: 'local', entry: { ...moved('d', 1), id: 2, sources: [broken[0]!] }, at: 0 })
  expect(device.sent()).toEqual(['sources 1', 'update', 'update'])
})

it('[S45] a client that is told that the section was set back stops, and keeps what it has not sent', () => {
  const writing = new Writing(1)
  const device = new Device([], [1], writing.doc)
  device.join([bound(1)])
  writing.type('Not sent.')
  const entry = { id: 1, pen: 1, update: Y.encodeStateAsUpdate(writing.doc) }
  device.take({ type: 'local', entry, at: 1 })
  device.take({ type: 'closed', code: 1006, random: 0, at: 2 }, { type: 'opened', at: 3 })
  const hellos = device.effects.flatMap((effect) =>
    effect.type === 'send' ? [decodeClientFrame(effect.bytes)] : [],
  )
  expect(hellos.filter(({ type }) => type === 'hello').at(-1)).toMatchObject({ hello: { epoch: 0 } })
  device.take({ type: 'closed', code: 4410, random: 0, at: 4 })
  expect(statusOf(device.session)).toEqual({ is: 'stopped', why: 'old' })
  expect(device.session.pending.map(({ id }) => id)).toEqual([1])
  device.done('connect')
  device.take({ type: 'tick', at: 90_000 }, { type: 'network', isThere: true, at: 90_001 })
  expect(device.done('connect')).toEqual([])
})
