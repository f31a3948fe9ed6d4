import { createFlowDoc, takePen } from '@alongside/flow'
import {
  schemaVersion,
  type Capacity,
  type AnySource,
  type OriginView,
  type Problem,
  type Rights,
  type SpokenBy,
  type Welcome,
  type Writer,
} from '@alongside/protocol'
import {
  beginClient,
  statusOf,
  stepClient,
  type ClientEvent,
  type ClientSession,
  type ClientStatus,
  type Entry,
  type TakenPen,
} from '@alongside/sync'
import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** What a device keeps for one person and section while nothing else runs. */
export class Device {
  readonly entries = new Map<number, Entry>()
  readonly pens = new Map<number, TakenPen>()
  nextId = 1
}

export interface OurClientOptions {
  /** `ws://host:port/sync/{section}` */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly device?: Device
  readonly capacity?: Capacity
  /** Whose words are typed at first, and how they came; the person's own unless it is said. */
  readonly voice?: { readonly person: string; readonly by: SpokenBy }
}

/** A tab with our client in it: the state machine of packages/sync with a socket, a document and a journal. */
export class OurClient extends EventEmitter {
  readonly device: Device
  readonly saved = new Set<number>()
  readonly refusals: { readonly entries: readonly Entry[]; readonly problem: Problem }[] = []
  readonly foreign: Entry[] = []
  readonly rights: Rights[] = []
  readonly writers = new Map<number, Writer>()
  readonly origins: OriginView[] = []
  readonly codes: number[] = []
  welcome: Welcome | null = null
  doc!: Y.Doc
  pen = 0
  readonly #options: OurClientOptions
  /** Where the letters that are being written come from. */
  #from: AnySource['from'] | null = null
  #session!: ClientSession
  #socket: WebSocket | null = null
  #timer: NodeJS.Timeout | null = null
  readonly #ticks: NodeJS.Timeout
  #closed = false

  constructor(options: OurClientOptions) {
    super()
    this.setMaxListeners(100)
    this.#options = options
    this.device = options.device ?? new Device()
    this.#begin()
    this.#ticks = setInterval(() => this.#take({ type: 'tick', at: Date.now() }), 1000)
    this.#connect(0)
  }

  get status(): ClientStatus {
    return statusOf(this.#session)
  }

  /** How the connection stands; joined is who has the text too, as a page that lets somebody write. */
  get link(): ClientSession['link']['is'] {
    const { link, isSynced } = this.#session
    return link.is === 'joined' && !isSynced ? 'greeting' : link.is
  }

  get text(): string {
    return this.doc.getText('body').toJSON()
  }

  /** Writes as a person does; the change goes into the journal and out. `from` says where all its letters come from. */
  write(change: (text: Y.Text) => void, from: AnySource['from'] | null = null): void {
    this.#from = from
    this.doc.transact(() => change(this.doc.getText('body')))
    this.#from = null
  }

  /** Undoes from now on what is written here, step by step. */
  undoing(): Y.UndoManager {
    const body = this.doc.getText('body')
    return new Y.UndoManager(body, { captureTimeout: 0, trackedOrigins: new Set([null]) })
  }

  /** Takes a new pen; also what a tab does when it opens and when its old one was refused. */
  takePen(pen = randomBytes(4).readUInt32LE() || 1): void {
    const { capacity = null, voice } = this.#options
    const taken: TakenPen = {
      id: pen,
      capacity,
      voice: voice?.person ?? null,
      ...(voice && { by: voice.by }),
      takenAt: Date.now(),
    }
    takePen(this.doc, pen)
    this.pen = pen
    this.device.pens.set(pen, taken)
    this.#take({ type: 'pen', pen: taken })
  }

  /** Cuts the line, or mends it. */
  setOnline(isThere: boolean): void {
    this.#take({ type: 'network', isThere, at: Date.now() })
  }

  /** Sends bytes as they are, behind the back of the state machine. */
  sendRaw(bytes: Uint8Array): void {
    this.#socket?.send(bytes)
  }

  /** Resolves once `holds` is true; it is asked again after everything that happens here. */
  async until(holds: (client: this) => boolean, patienceMs = 20_000): Promise<void> {
    const signal = AbortSignal.timeout(patienceMs)
    while (!holds(this)) {
      await once(this, 'happened', { signal }).catch(() => {
        throw new Error(
          `waited in vain for ${holds.toString()}; ${JSON.stringify(this.status)} ${this.codes.join()}`,
        )
      })
    }
  }

  /** The tab is gone; what the device has stays. */
  close(): void {
    this.#closed = true
    clearInterval(this.#ticks)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#socket?.terminate()
    this.doc.destroy()
  }

  #begin(): void {
    const doc = createFlowDoc()
    this.doc = doc
    for (const { update } of this.device.entries.values()) Y.applyUpdate(doc, update, this)
    this.#session = beginClient({
      stateVector: () => Y.encodeStateVector(doc),
      schema: schemaVersion,
      epoch: null,
      entries: [...this.device.entries.values()],
      pens: [...this.device.pens.values()],
      at: Date.now(),
    })
    this.takePen()
    doc.on('update', (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
      if (origin === this) return
      const entry = { id: this.device.nextId++, pen: this.pen, update, sources: this.#sourcesIn(transaction) }
      this.device.entries.set(entry.id, entry)
      this.#take({ type: 'local', entry, at: Date.now() })
    })
  }

  #sourcesIn({ beforeState, afterState }: Y.Transaction): readonly AnySource[] {
    const clock = beforeState.get(this.pen) ?? 0
    const length = (afterState.get(this.pen) ?? 0) - clock
    const letters = { client: this.pen, clock, length }
    const from = this.#from
    if (from === null || length === 0) return []
    return ['file' in from ? { ...letters, from } : { ...letters, from }]
  }

  #take(event: ClientEvent): void {
    if (this.#closed) return
    for (const effect of stepClient(this.#session, event)) {
      switch (effect.type) {
        case 'connect':
          this.#connect(effect.afterMs)
          break
        case 'disconnect':
          this.#socket?.terminate()
          break
        case 'send':
          if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(effect.bytes)
          break
        case 'apply':
          Y.applyUpdate(this.doc, effect.update, this)
          break
        case 'saved':
          for (const id of effect.ids) {
            this.saved.add(id)
            this.device.entries.delete(id)
          }
          break
        case 'refused':
          this.refusals.push(effect)
          for (const { id } of effect.entries) this.device.entries.delete(id)
          this.#anew()
          break
        case 'foreign':
          this.foreign.push(...effect.entries)
          break
        case 'welcome':
          this.welcome = effect.welcome
          break
        case 'rights':
          this.rights.push(effect.rights)
          break
        case 'writers':
          for (const writer of effect.writers) this.writers.set(writer.pen, writer)
          break
        case 'origins':
          this.origins.push(...effect.origins)
          break
        case 'presence':
        case 'synced':
          break
      }
    }
    this.emit('happened')
  }

  /** Some words were refused for good: a fresh document without them, and a new pen (S17). */
  #anew(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.removeAllListeners()
    socket?.on('error', () => {})
    socket?.terminate()
    this.doc.destroy()
    this.#begin()
    this.#connect(0)
  }

  #connect(afterMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#open(), afterMs)
  }

  #open(): void {
    if (this.#closed) return
    const socket = new WebSocket(this.#options.url, { headers: this.#options.headers })
    this.#socket = socket
    socket.on('open', () => this.#take({ type: 'opened', at: Date.now() }))
    socket.on('message', (data: Buffer) => this.#take({ type: 'frame', bytes: data, at: Date.now() }))
    socket.on('error', () => {})
    socket.on('close', (code) => {
      this.codes.push(code)
      this.#take({ type: 'closed', code, random: Math.random(), at: Date.now() })
    })
  }
}
