import {
  decodeServerFrame,
  defaultLimits,
  encodeFrame,
  protocolVersion,
  type ClientFrame,
  type Limits,
  type ServerFrame,
  type Unreadable,
} from '@alongside/protocol'
import type { Batch, ErasedRange } from '@alongside/storage'
import * as Y from 'yjs'
import type { RoomEffect } from '../room/effect.ts'
import type { Joiner, RoomEvent } from '../room/event.ts'
import { encodeAwareness } from '../room/awareness.ts'
import { openRoom, type Room } from '../room/room.ts'
import { step } from '../room/step.ts'
import { DurableLog } from './durable-log.ts'
import { Twin } from './twin.ts'

/** A room with a log and a clock, moved on by hand: commits and diffs wait until they are answered. */
export class Stage {
  readonly log = new DurableLog()
  readonly limits: Limits
  room: Room
  now = 1_000
  /** The commit that waits for an answer. */
  batch: Batch | null = null
  diffs: Extract<RoomEffect, { type: 'diff' }>[] = []
  /** The connections that are to be told whose words are not those of their pen. */
  readonly asksForOrigins: string[] = []
  /** The other sections that may be read now, by connection. */
  readonly readable = new Map<string, ReadonlySet<string>>()
  /** What was erased from other sections. */
  readonly erasedElsewhere = new Map<string, readonly ErasedRange[]>()
  /** Of which sections it was asked whether they may be read. */
  readonly asked: string[] = []
  readonly closed = new Map<string, { code: number; reason: string }>()
  #twin: Twin | null = null
  readonly #heard = new Map<string, (ServerFrame | Unreadable)[]>()

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...defaultLimits, ...limits }
    this.room = openRoom(sectionOfStage, this.log.start(), this.log.read(), this.limits)
  }

  /**
   * Opens the room anew from the log, as after a crash: everyone is gone. From then on a twin that was opened from a
   * snapshot after row `seq`, and the rows after that, must do the same as the room that read the whole log.
   */
  restart(seq = 0): void {
    this.batch = null
    this.diffs = []
    this.room = openRoom(sectionOfStage, this.log.start(), this.log.read(), this.limits)
    const read = this.log.read(this.log.snapshot(seq))
    this.#twin = new Twin(this.room, openRoom(sectionOfStage, this.log.start(), read, this.limits))
  }

  step(event: RoomEvent): void {
    const effects = step(this.room, event)
    this.#twin?.step(event, effects)
    for (const effect of effects) this.#perform(effect)
  }

  /** Lets a connection of a person in; the connection bears the person's name unless another is given. */
  join(person: string, joiner: Partial<Joiner> = {}): void {
    this.step({ type: 'join', joiner: { ...joinerOf(person), ...joiner }, at: this.now })
  }

  send(member: string, ...frames: readonly ClientFrame[]): void {
    for (const frame of frames) this.sendBytes(member, encodeFrame(frame))
  }

  sendBytes(member: string, bytes: Uint8Array): void {
    const mayRead = (section: string) => {
      this.asked.push(section)
      return this.readable.get(member)?.has(section) ?? false
    }
    const erasedIn = (section: string) => this.erasedElsewhere.get(section) ?? []
    this.step({ type: 'frame', member, bytes, elsewhere: { mayRead, erasedIn }, at: this.now })
  }

  /** Joins and says hello with pens of this person, asks for what there is, and hands in nothing. */
  enter(person: string, pens: readonly number[], joiner: Partial<Joiner> = {}): void {
    this.join(person, joiner)
    const member = joiner.member ?? person
    this.send(member, hello(pens), step1(), { type: 'replayed', replayed: {} }, emptyStep2)
    this.answerDiffs()
    this.heard(member)
  }

  /** Joins as an unmodified y-websocket client does that writes with `pen`. */
  enterPlain(person: string, pen: number, joiner: Partial<Joiner> = {}): void {
    this.join(person, joiner)
    const member = joiner.member ?? person
    this.send(member, step1(), awareness(pen, 1, {}), emptyStep2)
    this.answerDiffs()
    this.heard(member)
  }

  commit(): void {
    const { batch } = this
    if (batch === null) throw new RangeError('nothing waits to be committed')
    this.batch = null
    this.step({ type: 'committed', head: this.log.append(batch) })
  }

  /** Commits until nothing is left to commit. */
  commitAll(): void {
    while (this.batch !== null) this.commit()
  }

  failCommit(): void {
    this.batch = null
    this.step({ type: 'commitFailed' })
  }

  answerDiffs(): void {
    for (const { member, stateVector, upTo } of this.diffs.splice(0)) {
      const update = Y.encodeStateAsUpdate(this.log.doc(upTo), stateVector)
      this.step({ type: 'diffed', member, upTo, update })
    }
  }

  tick(ms: number): void {
    this.now += ms
    this.step({ type: 'tick', at: this.now })
  }

  /** The frames that a connection got since it was last asked. */
  heard(member: string): (ServerFrame | Unreadable)[] {
    const frames = this.#heard.get(member) ?? []
    this.#heard.set(member, [])
    return frames
  }

  /** The frames of one type that a connection got since it was last asked. */
  heardOf<Type extends ServerFrame['type']>(
    member: string,
    type: Type,
  ): Extract<ServerFrame, { type: Type }>[] {
    return this.heard(member).filter(
      (frame): frame is Extract<ServerFrame, { type: Type }> => frame.type === type,
    )
  }

  #perform(effect: RoomEffect): void {
    switch (effect.type) {
      case 'commit':
        if (this.batch !== null) throw new RangeError('two commits are in flight')
        this.batch = effect.batch
        return
      case 'diff':
        this.diffs.push(effect)
        return
      case 'origins':
        this.asksForOrigins.push(effect.member)
        return
      case 'send':
        for (const member of effect.to) {
          this.#heard.set(member, [...(this.#heard.get(member) ?? []), decodeServerFrame(effect.bytes)])
        }
        return
      case 'close':
        this.closed.set(effect.member, { code: effect.code, reason: effect.reason })
    }
  }
}

/** The section that is open on a stage. */
export const sectionOfStage = idOf('section')

function joinerOf(person: string): Joiner {
  return {
    member: person,
    person: idOf(person),
    session: `session of ${person}`,
    permission: 'edit',
    capacities: ['layPartner', 'unpaidCarer'],
    voices: [],
    presence: { id: idOf(person), name: person, colour: 3, capacity: 'layPartner' },
  }
}

/** The id of a person, from their name. */
export function idOf(person: string): string {
  return person.padEnd(16, 'x')
}

/** A hello that claims these pens. */
export function hello(pens: readonly number[]): ClientFrame {
  const claims = pens.map((id) => ({ id, capacity: null, voice: null, takenAt: 1 }))
  return {
    type: 'hello',
    hello: { protocol: protocolVersion, schema: 1, epoch: null, lastSeq: 0, pens: claims },
  }
}

/** A step 1 of a document, or of an empty one. */
export function step1(doc: Y.Doc = new Y.Doc()): ClientFrame {
  return { type: 'step1', stateVector: Y.encodeStateVector(doc) }
}

/** The step 2 of a client that has nothing more. */
export const emptyStep2: ClientFrame = { type: 'step2', update: new Uint8Array([0, 0]) }

/** The presence of a client, as y-websocket sends it. */
export function awareness(client: number, clock: number, state: Record<string, unknown> | null): ClientFrame {
  return { type: 'awareness', update: encodeAwareness([{ client, clock, state }]) }
}
