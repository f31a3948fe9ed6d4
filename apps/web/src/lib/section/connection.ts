import { createFlowDoc, takePen } from '@alongside/flow'
import {
  schemaVersion,
  type Capacity,
  type Problem,
  type Rights,
  type Welcome,
  type Writer,
} from '@alongside/protocol'
import {
  beginClient,
  statusOf,
  stepClient,
  type ClientEffect,
  type ClientEvent,
  type ClientSession,
  type ClientStatus,
  type Entry,
  type TakenPen,
} from '@alongside/sync'
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { DeviceCopy } from './device-copy.ts'
import type { Journal, JournalEntry } from './journal.ts'

/** What a connection tells the section that it belongs to. */
export interface ConnectionListener {
  /** A frame has arrived and is about to be taken in. */
  arriving(): void
  status(status: ClientStatus): void
  /** The document holds everything that the server had. */
  synced(): void
  welcome(welcome: Welcome): void
  rights(rights: Rights): void
  writers(writers: readonly Writer[]): void
  presence(states: ReadonlyMap<number, unknown>): void
  /** A change is on its way into the journal. */
  keeping(): void
  /** It stands there now, or could only be kept in this page. */
  kept(): void
  /** Refused for good: the connection is of no more use. */
  refused(entries: readonly Entry[], problem: Problem): void
}

export interface ConnectionOptions {
  readonly section: string
  readonly person: string
  /** The capacity that the person speaks in. */
  readonly capacity: Capacity
  readonly journal: Journal
  readonly copy: DeviceCopy
  readonly listener: ConnectionListener
}

/**
 * One Y.Doc of a section with its way to the server: the shell around the client's session, which decides
 * everything. Unsaved changes go into the journal first.
 */
export class Connection {
  readonly doc = createFlowDoc()
  readonly awareness = new Awareness(this.doc)
  /** The pen that writes now. */
  pen = 0
  /** Whether the device had a copy of its own to show before the server answers. */
  hadCopy = false

  readonly #options: ConnectionOptions
  #session: ClientSession | null = null
  #socket: WebSocket | null = null
  #connecting: ReturnType<typeof setTimeout> | undefined
  #ticking: ReturnType<typeof setInterval> | undefined
  #claim: TakenPen | null = null
  #lastEntry = 0
  /** The pens that were taken here, and where entries written with others' pens stand in the journal. */
  readonly #own = new Set<number>()
  readonly #taken = new Set<number>()
  /** Each entry of the session, and where it stands in the journal. */
  readonly #kept = new Map<number, { readonly update: Uint8Array; readonly id: Promise<number> }>()

  private constructor(options: ConnectionOptions) {
    this.#options = options
    this.awareness.setLocalState(null)
  }

  /** Loads what the device has, takes a pen and begins to connect. */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options)
    await connection.#load()
    connection.#begin(await options.journal.entries(options.section))
    return connection
  }

  /** Writes with a fresh pen from now on, in another capacity. */
  takePen(capacity: Capacity): void {
    const claim = this.#takePen(capacity)
    this.#step({ type: 'pen', pen: claim })
  }

  /** Shows others where this person's caret stands (relative positions as JSON), or that it is elsewhere. */
  setCursor(cursor: { readonly anchor: unknown; readonly head: unknown } | null): void {
    this.awareness.setLocalStateField('cursor', cursor)
  }

  /** The capacity that the pen writes in. */
  get capacity(): Capacity {
    return this.#claim?.capacity ?? this.#options.capacity
  }

  /** The entries that the server has not acknowledged. */
  get pending(): readonly Entry[] {
    return this.#session?.pending ?? []
  }

  /** Takes up what other tabs of the person left in the journal. */
  async look(): Promise<void> {
    const { journal, section } = this.#options
    const inJournal = await journal.entries(section)
    if (this.#session === null) return
    const left = inJournal.filter(({ id, pen }) => !this.#own.has(pen.id) && !this.#taken.has(id))
    if (left.length === 0) return
    const entries = left.map((entry) => this.#takeUp(entry))
    this.#step({ type: 'found', entries, pens: pensOf(left), at: performance.now() })
  }

  again(): void {
    if (this.#socket === null) this.#step({ type: 'again', at: performance.now() })
  }

  /** Goes off the network for good; what is written here from now on is nobody's. */
  hangUp(): void {
    clearInterval(this.#ticking)
    clearTimeout(this.#connecting)
    window.removeEventListener('online', this.#network)
    window.removeEventListener('offline', this.#network)
    this.doc.off('update', this.#written)
    this.#session = null
    this.#socket?.close()
    this.#socket = null
  }

  /** Ends it; the journal and the device's copy stay. */
  close(): void {
    this.hangUp()
    this.awareness.destroy()
    this.doc.destroy()
  }

  async #load(): Promise<void> {
    const { copy, section } = this.#options
    const updates = await copy.read(section)
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, this)
    }, this)
    this.hadCopy = updates.length > 0
  }

  #begin(journal: readonly JournalEntry[]): void {
    const entries = journal.map((entry) => this.#takeUp(entry))
    this.#session = beginClient({
      stateVector: () => Y.encodeStateVector(this.doc),
      schema: schemaVersion,
      epoch: null,
      entries,
      pens: pensOf(journal),
      at: performance.now(),
    })
    const claim = this.#takePen(this.#options.capacity)
    this.#step({ type: 'pen', pen: claim })
    this.awareness.on('update', this.#presenceChanged)
    this.awareness.setLocalState({ cursor: null })
    this.doc.on('update', this.#written)
    window.addEventListener('online', this.#network)
    window.addEventListener('offline', this.#network)
    this.#ticking = setInterval(() => this.#step({ type: 'tick', at: performance.now() }), 1_000)
    if (!navigator.onLine) this.#network()
    else this.#connect(0)
  }

  /** Makes an entry of the journal one of this session. */
  #takeUp({ id, pen, update }: JournalEntry): Entry {
    Y.applyUpdate(this.doc, update, this)
    this.#taken.add(id)
    this.#kept.set(++this.#lastEntry, { update, id: Promise.resolve(id) })
    return { id: this.#lastEntry, pen: pen.id, update }
  }

  #takePen(capacity: Capacity): TakenPen {
    const [random = 1] = crypto.getRandomValues(new Uint32Array(1))
    this.pen = random || 1
    this.#own.add(this.pen)
    takePen(this.doc, this.pen, this.awareness)
    this.#claim = { id: this.pen, capacity, voice: null, takenAt: Date.now() }
    return this.#claim
  }

  readonly #written = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || !this.#claim) return
    const { journal, section } = this.#options
    const entry: Entry = { id: ++this.#lastEntry, pen: this.pen, update }
    const kept = journal.put({ section, pen: this.#claim, update })
    this.#kept.set(entry.id, { update, id: kept })
    this.#options.listener.keeping()
    void kept.then(() => this.#options.listener.kept())
    this.#step({ type: 'local', entry, at: performance.now() })
  }

  readonly #presenceChanged = (
    { added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
    origin: unknown,
  ): void => {
    if (origin === 'local' && [...added, ...updated, ...removed].includes(this.awareness.clientID)) {
      this.#step({
        type: 'presence',
        update: encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]),
      })
    }
    this.#options.listener.presence(this.awareness.getStates())
  }

  readonly #network = (): void => {
    this.#step({ type: 'network', isThere: navigator.onLine, at: performance.now() })
  }

  #step(event: ClientEvent): void {
    const session = this.#session
    if (session === null) return
    for (const effect of stepClient(session, event)) this.#perform(effect)
    if (this.#session === session) this.#options.listener.status(statusOf(session))
  }

  #perform(effect: ClientEffect): void {
    const { listener } = this.#options
    switch (effect.type) {
      case 'connect':
        return this.#connect(effect.afterMs)
      case 'disconnect':
        return this.#drop()
      case 'send':
        if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(new Uint8Array(effect.bytes))
        return
      case 'apply':
        Y.applyUpdate(this.doc, effect.update, this)
        void this.#options.copy.add(this.#options.section, [effect.update])
        return
      case 'presence':
        return applyAwarenessUpdate(this.awareness, effect.update, this)
      case 'synced':
        return listener.synced()
      case 'saved':
        void this.#confirm(effect.ids)
        return
      case 'refused':
        return listener.refused(effect.entries, effect.problem)
      case 'foreign':
        // The journal is this person's, so the words are too, whoever else the server knows by that pen.
        return listener.refused(effect.entries, { kind: 'notYourPen', words: 'These pens are taken.' })
      case 'welcome':
        return listener.welcome(effect.welcome)
      case 'rights':
        return listener.rights(effect.rights)
      case 'writers':
        return listener.writers(effect.writers)
    }
  }

  /** Takes entries out of the journal whose words are kept elsewhere. */
  async strike(entries: readonly Entry[]): Promise<void> {
    await this.#unkeep(entries.map(({ id }) => id))
  }

  /** What is safe on the server goes over into the copy, and only then out of the journal. */
  async #confirm(ids: readonly number[]): Promise<void> {
    const { copy, section } = this.#options
    await copy.add(
      section,
      ids.flatMap((id) => this.#kept.get(id)?.update ?? []),
    )
    await this.#unkeep(ids)
  }

  async #unkeep(ids: readonly number[]): Promise<void> {
    const kept = ids.flatMap((id) => this.#kept.get(id)?.id ?? [])
    for (const id of ids) this.#kept.delete(id)
    await this.#options.journal.remove(await Promise.all(kept))
  }

  #connect(afterMs: number): void {
    clearTimeout(this.#connecting)
    this.#connecting = setTimeout(() => this.#dial(), afterMs)
  }

  #dial(): void {
    this.#drop()
    const { section, person } = this.#options
    const socket = new WebSocket(`/sync/${section}?as=${person}`)
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    socket.addEventListener('open', () => {
      if (this.#socket === socket) this.#step({ type: 'opened', at: performance.now() })
    })
    socket.addEventListener('message', ({ data }) => {
      if (this.#socket !== socket || !(data instanceof ArrayBuffer)) return
      this.#options.listener.arriving()
      this.#step({ type: 'frame', bytes: new Uint8Array(data), at: performance.now() })
    })
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket === socket) this.#closed(code)
    })
  }

  /** Does not wait for the other side to agree: without a network that takes a minute. */
  #drop(): void {
    const socket = this.#socket
    if (socket === null) return
    socket.close()
    this.#closed(1000)
  }

  #closed(code: number): void {
    this.#socket = null
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID)
    removeAwarenessStates(this.awareness, others, this)
    this.#step({ type: 'closed', code, random: Math.random(), at: performance.now() })
  }
}

function pensOf(journal: readonly JournalEntry[]): TakenPen[] {
  return [...new Map(journal.map(({ pen }) => [pen.id, pen])).values()]
}
