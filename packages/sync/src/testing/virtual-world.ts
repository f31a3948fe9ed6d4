import {
  decodeServerFrame,
  defaultLimits,
  isSame,
  nibOf,
  penOf,
  type DeclaredSource,
  type Limits,
} from '@alongside/protocol'
import type { Batch, Row } from '@alongside/storage'
import * as Y from 'yjs'
import type { Entry } from '../client/event.ts'
import { clockOf, emptyKnown, enter } from '../known/known.ts'
import { review } from '../known/review.ts'
import type { RoomEffect } from '../room/effect.ts'
import type { Elsewhere, RoomEvent } from '../room/event.ts'
import { openRoom, type Room } from '../room/room.ts'
import { step } from '../room/step.ts'
import { scan } from '../update/scan.ts'
import { DurableLog } from './durable-log.ts'
import { idOf, sectionOfStage } from './stage.ts'
import { Twin } from './twin.ts'
import { VirtualClient, type Surroundings } from './virtual-client.ts'

/** One socket: what is on its way in both directions. */
interface Line {
  readonly member: string
  readonly up: Uint8Array[]
  readonly down: (Uint8Array | { readonly closed: number })[]
}

/**
 * A room, its log, and several people over a network that loses connections but no order: nothing moves unless it
 * is told to. It throws as soon as a promise of the room is broken.
 */
export class VirtualWorld implements Surroundings {
  readonly log = new DurableLog()
  readonly clients: readonly VirtualClient[]
  readonly #limits: Limits
  readonly #owners = new Map<number, string>()
  readonly #lines = new Map<VirtualClient, Line>()
  readonly #wanting = new Set<VirtualClient>()
  readonly #safe = emptyKnown()
  #safeRows = 0
  #room: Room
  #twin: Twin | null = null
  #batch: Batch | null = null
  #diffs: Extract<RoomEffect, { type: 'diff' }>[] = []
  #now = 0
  #lastPen = 100
  #lastLine = 0

  constructor(people: readonly string[], limits: Partial<Limits> = {}) {
    this.#limits = { ...defaultLimits, ...limits }
    this.#room = openRoom(sectionOfStage, this.log.start(), this.log.read(), this.#limits)
    this.clients = people.map((person) => new VirtualClient(person, this))
    for (const client of this.clients) {
      client.takePen()
      this.connect(client)
    }
  }

  now(): number {
    return this.#now
  }

  newPen(client: VirtualClient): number {
    this.#lastPen += 1
    this.#owners.set(this.#lastPen, client.person)
    return this.#lastPen
  }

  connect(client: VirtualClient): void {
    this.#wanting.add(client)
  }

  disconnect(client: VirtualClient): void {
    this.drop(client)
  }

  send(client: VirtualClient, bytes: Uint8Array): void {
    this.#lines.get(client)?.up.push(bytes)
  }

  /** Of every third letter: here, in a section that all may read, and in one that nobody may. */
  sourcesOf(update: Uint8Array): readonly DeclaredSource[] {
    const scanned = scan(update)
    if (scanned.type !== 'scanned') return []
    return scanned.blocks.flatMap(({ client, structs }) =>
      structs.flatMap(({ kind, clock, length }) => {
        if (kind !== 'text' || nibOf(client).marker) return []
        const section = sectionsNamed[clock % sectionsNamed.length] ?? null
        return [{ client, clock, length, from: { section, client, clock } }]
      }),
    )
  }

  saved(entries: readonly Entry[]): void {
    for (const { update } of entries) {
      if (this.#judge(update) !== 'known')
        throw new Error('an update was acknowledged that a crash would lose')
    }
  }

  /** Opens the connection that a client waits for. */
  open(client: VirtualClient): void {
    if (!this.#wanting.delete(client) || this.#lines.has(client)) return
    this.#lastLine += 1
    const member = `${client.person} ${this.#lastLine}`
    this.#lines.set(client, { member, up: [], down: [] })
    const id = idOf(client.person)
    this.#step({
      type: 'join',
      at: this.#now,
      joiner: {
        member,
        person: id,
        session: client.person,
        permission: 'edit',
        capacities: [],
        voices: [],
        presence: { id, name: client.person, colour: 0, capacity: 'layPartner' },
      },
    })
    client.step({ type: 'opened', at: this.#now })
  }

  /** Brings the next frame of a client to the room. */
  deliverUp(client: VirtualClient): void {
    const line = this.#lines.get(client)
    const bytes = line?.up.shift()
    if (line && bytes) this.#step({ type: 'frame', member: line.member, bytes, elsewhere, at: this.#now })
  }

  /** Brings the next frame of the room to a client. */
  deliverDown(client: VirtualClient): void {
    const frame = this.#lines.get(client)?.down.shift()
    if (frame === undefined) return
    if (frame instanceof Uint8Array) client.step({ type: 'frame', bytes: frame, at: this.#now })
    else this.#hangUp(client, frame.closed)
    // A journal may rest on what only the server has; that comes with the first step 2.
    const { pendingStructs, pendingDs } = client.doc.store
    if (client.session.isSynced && (pendingStructs !== null || pendingDs !== null)) {
      throw new Error('something is pending in a document')
    }
  }

  /** Loses a connection with all that was on its way. */
  drop(client: VirtualClient): void {
    const line = this.#lines.get(client)
    if (line === undefined) return
    this.#step({ type: 'leave', member: line.member })
    this.#hangUp(client, 1006)
  }

  commit(): void {
    const batch = this.#batch
    if (batch === null) return
    this.#batch = null
    this.#step({ type: 'committed', head: this.log.append(batch) })
  }

  failCommit(): void {
    if (this.#batch === null) return
    this.#batch = null
    this.#step({ type: 'commitFailed' })
  }

  answerDiff(): void {
    const diff = this.#diffs.shift()
    if (diff === undefined) return
    const update = Y.encodeStateAsUpdate(this.log.doc(diff.upTo), diff.stateVector)
    this.#step({ type: 'diffed', member: diff.member, upTo: diff.upTo, update })
  }

  /** The server dies and comes back with what is in the log; `commitFirst`: the last commit was written, but nobody told. */
  crash(commitFirst: boolean): void {
    if (commitFirst && this.#batch !== null) this.log.append(this.#batch)
    this.#batch = null
    this.#diffs = []
    const start = this.log.start()
    this.#room = openRoom(sectionOfStage, start, this.log.read(), this.#limits)
    // It makes no difference that a snapshot was left, after whatever row.
    const snapshot = this.log.snapshot((7 * this.#lastLine + this.#now) % (start.head + 1))
    this.#twin = new Twin(this.#room, openRoom(sectionOfStage, start, this.log.read(snapshot), this.#limits))
    for (const client of Array.from(this.#lines.keys())) this.#hangUp(client, 1006)
  }

  wait(ms: number): void {
    this.#now += ms
    this.#step({ type: 'tick', at: this.#now })
    for (const client of this.clients) client.step({ type: 'tick', at: this.#now })
  }

  /** Lets everything happen that is still on its way, until all is quiet. */
  settle(): void {
    for (let round = 0; round < 400; round++) {
      for (const client of this.clients) {
        this.open(client)
        for (let i = 0; i < 30; i++) this.deliverUp(client)
        for (let i = 0; i < 30; i++) this.deliverDown(client)
      }
      this.commit()
      this.answerDiff()
      this.wait(100)
      if (this.#isQuiet()) return
    }
    throw new Error('it does not come to rest')
  }

  /** What must hold at the end: all see the log, everything was handed in, and each struct is its writer's, with its sources. */
  check(): void {
    const doc = this.log.doc()
    const whole = contentOf(doc)
    for (const client of this.clients) {
      if (contentOf(client.doc) !== whole)
        throw new Error(`${client.person} sees something else than the log`)
      if (client.journal.size > 0) throw new Error(`${client.person} has unsaved work`)
    }
    for (const id of doc.store.clients.keys()) {
      const pen = penOf(id)
      const hand = pen === null ? undefined : this.log.pens.get(pen)?.hand
      if (pen === null || hand !== idOf(this.#owners.get(pen) ?? ''))
        throw new Error(`${id} is credited to ${hand}`)
    }
    for (const row of this.log.rows) {
      if (row.pen !== null && this.#owners.get(row.pen) !== row.session)
        throw new Error('a row bears the pen of another')
      this.#checkSources(row)
    }
  }

  /** Each row has the sources of its own update that may stand, however often it was sent. */
  #checkSources({ seq, bytes, sources }: Row): void {
    const allowed = this.sourcesOf(bytes).filter(({ from }) => from.section !== closedSection)
    const expected = allowed
      .toSorted((a, b) => a.client - b.client || a.clock - b.clock)
      .map((source) => {
        const section = source.from.section ?? sectionOfStage
        const upTo = section === sectionOfStage ? seq - 1 : 0
        return { ...source, from: { ...source.from, section, upTo } }
      })
    if (!isSame(sources, expected)) throw new Error(`row ${seq} has the sources of another update`)
  }

  #isQuiet(): boolean {
    const lines = [...this.#lines.values()]
    const isIdle = lines.every(({ up, down }) => up.length === 0 && down.every(isPresence))
    const isSaved = this.clients.every(
      ({ session }) => session.pending.length === 0 && session.link.is === 'joined',
    )
    return isIdle && isSaved && this.#batch === null && this.#diffs.length === 0
  }

  #hangUp(client: VirtualClient, code: number): void {
    this.#lines.delete(client)
    client.step({ type: 'closed', code, random: 0.5, at: this.#now })
  }

  #step(event: RoomEvent): void {
    const effects = step(this.#room, event)
    this.#twin?.step(event, effects)
    for (const effect of effects) this.#perform(effect)
  }

  #perform(effect: RoomEffect): void {
    switch (effect.type) {
      case 'commit':
        if (this.#batch !== null) throw new Error('two commits are in flight')
        this.#batch = effect.batch
        return
      case 'diff':
        this.#diffs.push(effect)
        return
      case 'origins':
        return
      case 'send':
        this.#checkIsCommitted(effect.bytes)
        for (const line of this.#lines.values())
          if (effect.to.includes(line.member)) line.down.push(effect.bytes)
        return
      case 'close':
        for (const line of this.#lines.values()) {
          if (line.member === effect.member) line.down.push({ closed: effect.code })
        }
    }
  }

  #checkIsCommitted(bytes: Uint8Array): void {
    const frame = decodeServerFrame(bytes)
    if (frame.type === 'unreadable') throw new Error(`a frame is unreadable: ${frame.why}`)
    if (frame.type === 'update' && this.#judge(frame.update) !== 'known') {
      throw new Error('an update was sent that is not committed')
    }
    // A whole document also says what Yjs deleted by implication, which no row does.
    if (frame.type === 'step2' && !['known', 'deletions'].includes(this.#judge(frame.update))) {
      throw new Error('a step 2 holds what is not committed')
    }
    this.#readLog()
    if (frame.type === 'step1') {
      for (const [client, clock] of Y.decodeStateVector(frame.stateVector)) {
        if (clock > clockOf(this.#safe, client))
          throw new Error('a state vector tells of what is not committed')
      }
    }
  }

  /** What an update is to the log alone. */
  #judge(update: Uint8Array): string {
    this.#readLog()
    const scanned = scan(update)
    const result = scanned.type === 'scanned' ? review(this.#safe, scanned) : scanned
    return result.type === 'new' && result.change.grown.length === 0 ? 'deletions' : result.type
  }

  #readLog(): void {
    for (const row of this.log.rows.slice(this.#safeRows)) {
      const scanned = scan(row.bytes)
      const result = scanned.type === 'scanned' ? review(this.#safe, scanned) : scanned
      if (result.type !== 'new') throw new Error(`a row of the log is ${result.type}`)
      enter(this.#safe, result.change)
    }
    this.#safeRows = this.log.rows.length
  }
}

const openSection = idOf('open')
const closedSection = idOf('closed')
const sectionsNamed = [null, openSection, closedSection]

const elsewhere: Elsewhere = { mayRead: (section) => section === openSection, erasedIn: () => [] }

function isPresence(frame: Uint8Array | { readonly closed: number }): boolean {
  return frame instanceof Uint8Array && frame[0] === 1
}

/** All that a document shows and how far each client came in it, in one order whatever came first. */
function contentOf(doc: Y.Doc): string {
  const cells = [...doc.share.keys()]
    .filter((name) => name.startsWith('cell:'))
    .sort((a, b) => a.localeCompare(b))
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  const body = doc
    .getText('body')
    .toDelta()
    .map((piece: { insert: unknown }) => (piece.insert instanceof Y.Map ? piece.insert.toJSON() : piece))
  const all = [body, doc.getMap('card:a').toJSON(), cells.map((name) => doc.getText(name).toDelta()), clocks]
  return JSON.stringify(all, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
      : value,
  )
}
