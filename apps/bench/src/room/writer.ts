import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { RunningPeer } from './peer.ts'

/** Hears of each character that a writer got from another. */
export type Arrival = (from: number, clock: number, at: number) => void

const [syncMessage, step1, step2, update] = [0, 0, 1, 2]

/**
 * One connection that types a letter at a time, each after its own last one. It reads of others' updates only
 * whose and how many letters they hold, so that the load costs the same whatever the server is.
 */
export class Writer {
  readonly client: number
  readonly #peer: RunningPeer
  readonly #socket: WebSocket
  readonly #doc = new Y.Doc()
  readonly #known = new Map<number, number>()
  readonly #arrival: Arrival
  #updates: Uint8Array[] = []
  #closed: Error | null = null

  private constructor(peer: RunningPeer, socket: WebSocket, client: number, arrival: Arrival) {
    this.client = client
    this.#peer = peer
    this.#socket = socket
    this.#arrival = arrival
    this.#doc.clientID = client
    this.#doc.on('update', (bytes: Uint8Array) => this.#updates.push(bytes))
    socket.binaryType = 'nodebuffer'
    socket.on('error', (error) => (this.#closed ??= error))
    socket.on('close', (code) => (this.#closed ??= new Error(`a writer was closed with ${code}`)))
  }

  /** Connects, and waits until the server has answered what it holds. */
  static async join(peer: RunningPeer, n: number, client: number, arrival: Arrival): Promise<Writer> {
    const { url, headers } = peer.connectionOf(n)
    const socket = new WebSocket(url, { headers, perMessageDeflate: false })
    const writer = new Writer(peer, socket, client, arrival)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    socket.on('open', () => {
      for (const frame of peer.greeting) socket.send(frame)
      writer.#send(step1, Y.encodeStateVector(writer.#doc))
    })
    socket.on('message', (data: Buffer) => writer.#hear(data, resolve))
    socket.once('close', (code) => reject(new Error(`a writer was refused with ${code}`)))
    await promise
    return writer
  }

  /** Types one letter; answers its clock. */
  type(): number {
    if (this.#closed !== null) throw this.#closed
    const text = this.#doc.getText('body')
    const clock = text.length
    text.insert(clock, 'x')
    for (const bytes of this.#updates) this.#send(update, bytes)
    this.#updates = []
    return clock
  }

  close(): void {
    this.#socket.removeAllListeners('close')
    this.#socket.terminate()
  }

  #hear(data: Buffer, joined: () => void): void {
    const at = performance.now()
    const decoder = decoding.createDecoder(data)
    decoder.pos = this.#peer.prefix.length
    if (decoding.readVarUint(decoder) !== syncMessage) return
    const step = decoding.readVarUint(decoder)
    if (step === step1) return this.#send(step2, Y.encodeStateAsUpdate(this.#doc))
    if (step === step2) joined()
    for (const [client, end] of Y.parseUpdateMeta(decoding.readVarUint8Array(decoder)).to) {
      if (client === this.client) continue
      const known = this.#known.get(client) ?? 0
      for (let clock = known; clock < end; clock++) this.#arrival(client, clock, at)
      this.#known.set(client, Math.max(known, end))
    }
  }

  #send(step: number, bytes: Uint8Array): void {
    const frame = encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#peer.prefix)
      encoding.writeVarUint(encoder, syncMessage)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, bytes)
    })
    this.#socket.send(frame)
  }
}
