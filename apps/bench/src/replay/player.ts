import { createFlowDoc, restoredIn, sourcesIn } from '@alongside/flow'
import {
  decodeServerFrame,
  encodeFrame,
  protocolVersion,
  schemaVersion,
  sourceLimits,
} from '@alongside/protocol'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Visitor } from '../server/target.ts'
import type { Ledger } from './ledger.ts'
import type { Transaction } from './trace.ts'

export interface PlayerOptions {
  /** `ws://host:port/sync/{section}` */
  readonly url: string
  readonly visitor: Visitor
  readonly pen: number
  readonly ledger: Ledger
}

/** Characters in a row that one player typed, by their Yjs ids. */
export interface Typed {
  readonly clock: number
  readonly length: number
}

/**
 * One writer of a recording, at a socket of their own. What others write is kept until the recording says that
 * this writer had read it, so that every change is made to the very text to which it was made.
 */
export class Player {
  readonly doc = createFlowDoc()
  readonly visitor: Visitor
  readonly pen: number
  /** Frames with others' words that came by the socket. */
  received = 0
  /** Deletions that no frame brought, since someone else had deleted the same before. */
  quiet = 0
  readonly #ledger: Ledger
  readonly #socket: WebSocket
  readonly #inbox = new Map<number, Uint8Array>()
  /** Transactions by the number of the message that they were sent in, from 1. */
  readonly #sent: (number | null)[] = []
  #acknowledged = 0
  #wake = Promise.withResolvers<void>()
  #failure: Error | null = null

  private constructor({ visitor, pen, ledger }: PlayerOptions, socket: WebSocket) {
    this.visitor = visitor
    this.pen = pen
    this.#ledger = ledger
    this.#socket = socket
    this.doc.clientID = pen
    ledger.listen(() => this.#stir())
    socket.on('message', (data: Buffer) => this.#hear(data))
    socket.on('pong', () => {
      this.#pongs += 1
      this.#stir()
    })
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', (code, reason) => this.#fail(new Error(`closed with ${code}: ${reason.toString()}`)))
  }

  /** Connects and waits until everything that is written from now on will be heard. */
  static async join(options: PlayerOptions): Promise<Player> {
    const socket = new WebSocket(options.url, { headers: options.visitor.headers })
    const player = new Player(options, socket)
    const isOpen = Promise.withResolvers<void>()
    socket.on('open', () => isOpen.resolve())
    socket.on('close', () => isOpen.reject(new Error('the socket was refused')))
    await isOpen.promise
    const pens = [{ id: options.pen, capacity: null, voice: null, takenAt: Date.now() }]
    const hello = { protocol: protocolVersion, schema: schemaVersion, epoch: null, lastSeq: 0, pens }
    player.#say({ type: 'hello', hello })
    player.#say({ type: 'step1', stateVector: Y.encodeStateVector(player.doc) })
    player.#say({ type: 'replayed', replayed: {} })
    await player.#until(() => player.#isLive)
    return player
  }

  #isLive = false
  #pings = 0
  #pongs = 0

  /** Makes a transaction's changes and sends them; first reads what its writer had read. */
  async play(index: number, { reads, patches }: Transaction): Promise<Typed[]> {
    for (const read of reads) await this.#read(read)
    const typed: Typed[] = []
    const text = this.doc.getText('body')
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array): void => void updates.push(update)
    this.doc.on('update', keep)
    this.doc.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        const whole = this.#isWide ? text.toJSON() : ''
        const at = this.#isWide ? unitsOf(whole, 0, position) : position
        if (deleted > 0) text.delete(at, this.#isWide ? unitsOf(whole, at, deleted) : deleted)
        if (inserted === '') continue
        typed.push({ clock: Y.getState(this.doc.store, this.pen), length: inserted.length })
        text.insert(at, inserted)
        this.#isWide ||= /[\ud800-\udfff]/.test(inserted)
      }
    })
    this.doc.off('update', keep)
    const [update] = updates
    if (update === undefined)
      this.#ledger.saved(index) // it changed nothing
    else {
      this.#ledger.sent(index, update)
      this.#sent.push(index)
      this.#say({ type: 'update', update })
    }
    return typed
  }

  /** Hands in from now on all that is done to the document by hand, with what is declared of it. */
  handIn(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin === 'net') return
      const { perMessage } = sourceLimits
      const sources = sourcesIn(transaction)
      for (let at = 0; at < sources.length; at += perMessage)
        this.#say({ type: 'sources', sources: { sources: sources.slice(at, at + perMessage) } })
      const restores = restoredIn(transaction)
      if (restores !== undefined) this.#say({ type: 'sources', sources: { sources: [], restores } })
      this.#sent.push(null)
      this.#say({ type: 'update', update })
    })
  }

  /** Resolves once the server has saved all that was sent. */
  async settle(): Promise<void> {
    await this.#until(() => this.#acknowledged >= this.#sent.length)
  }

  /** Reads what is left, so that all players end with the same text. */
  async readAll(indexes: readonly number[]): Promise<void> {
    for (const index of indexes) await this.#read(index)
  }

  close(): void {
    this.#socket.removeAllListeners()
    this.#socket.on('error', () => {})
    this.#socket.terminate()
  }

  /** The recording counts characters; Yjs counts UTF-16 units. They differ once a wide character was typed. */
  #isWide = false

  async #read(index: number): Promise<void> {
    await this.#until(() => this.#inbox.has(index) || this.#ledger.isSaved(index))
    const bytes = this.#inbox.get(index)
    if (bytes !== undefined) {
      this.#inbox.delete(index)
      return Y.applyUpdate(this.doc, bytes)
    }
    const own = this.#ledger.bytesOf(index)
    if (own === undefined) return // it changed nothing
    if (Y.parseUpdateMeta(own).to.size > 0) await this.#until(() => this.#inbox.has(index))
    else await this.#roundTrip()
    if (this.#inbox.has(index)) return this.#read(index)
    // Saved and told to nobody: it deletes what was deleted already, in the log if not yet for this writer.
    this.quiet += 1
    Y.applyUpdate(this.doc, own)
  }

  /** Whatever the server had said to us before it answers this has come. */
  async #roundTrip(): Promise<void> {
    const pong = (this.#pings += 1)
    this.#socket.ping()
    await this.#until(() => this.#pongs >= pong)
  }

  #hear(data: Buffer): void {
    const frame = decodeServerFrame(data)
    switch (frame.type) {
      case 'step1':
        this.#sent.push(null)
        this.#say({ type: 'step2', update: Y.encodeStateAsUpdate(createFlowDoc()) })
        break
      case 'step2':
        Y.applyUpdate(this.doc, frame.update, 'net')
        this.#isLive = true
        break
      case 'update':
        this.received += 1
        for (const index of this.#ledger.named(frame.update)) this.#inbox.set(index, frame.update.slice())
        break
      case 'saved':
        this.#acknowledge(frame.saved.upTo)
        break
      case 'refused':
        return this.#fail(new Error(`refused: ${frame.refused.problem.words}`))
      case 'unreadable':
        return this.#fail(new Error(`the server said what cannot be read: ${frame.why}`))
      default:
        break
    }
    this.#stir()
  }

  #acknowledge(upTo: number): void {
    for (const index of this.#sent.slice(this.#acknowledged, upTo))
      if (index !== null) this.#ledger.saved(index)
    this.#acknowledged = Math.max(this.#acknowledged, upTo)
  }

  #say(frame: Parameters<typeof encodeFrame>[0]): void {
    this.#socket.send(encodeFrame(frame))
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#stir()
  }

  #stir(): void {
    this.#wake.resolve()
    this.#wake = Promise.withResolvers<void>()
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.#failure !== null) throw this.#failure
      await this.#wake.promise
    }
  }
}

/** How many UTF-16 units `characters` take from `at` on. */
function unitsOf(text: string, at: number, characters: number): number {
  let units = 0
  for (const character of text.slice(at, at + 2 * characters)) {
    if (characters-- === 0) break
    units += character.length
  }
  return units
}
