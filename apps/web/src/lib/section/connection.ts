import { createFlowDoc, restoredIn, sourcesIn, takePen } from '@alongside/flow'
import {
  schemaVersion,
  type OriginView,
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
import { SessionEntries } from './session-entries.ts'
import { SyncSocket } from './sync-socket.ts'
import type { Writes } from './writes.ts'

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
  origins(origins: readonly OriginView[]): void
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
  /** Whose words are written at first. */
  readonly writes: Writes
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
  readonly #entries: SessionEntries
  readonly #socket: SyncSocket
  #session: ClientSession | null = null
  #ticking: ReturnType<typeof setInterval> | undefined
  #claim: TakenPen | null = null
  #copyEpoch: number | null = null

  private constructor(options: ConnectionOptions) {
    this.#options = options
    const { journal, section, person } = options
    this.#entries = new SessionEntries(journal, section)
    this.#socket = new SyncSocket(`/sync/${section}?as=${person}`, {
      opened: () => this.#step({ type: 'opened', at: performance.now() }),
      frame: (bytes) => this.#arrived(bytes),
      closed: (code) => this.#closed(code),
    })
    this.awareness.setLocalState(null)
  }

  /** Loads what the device has, takes a pen and begins to connect. */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(options)
    await connection.#load()
    connection.#begin(await options.journal.entries(options.section))
    return connection
  }

  /** Writes with a fresh pen from now on, for somebody else or in another capacity; else with the pen it has. */
  write(writes: Writes): void {
    const now = this.#claim ?? this.#options.writes
    if (now.capacity === writes.capacity && now.voice === writes.voice && now.by === writes.by) return
    const claim = this.#takePen(writes)
    this.#step({ type: 'pen', pen: claim })
  }

  /** Shows others where this person's caret stands (relative positions as JSON), or that it is elsewhere. */
  setCursor(cursor: { readonly anchor: unknown; readonly head: unknown } | null): void {
    this.awareness.setLocalStateField('cursor', cursor)
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
    const left = this.#entries.unknown(inJournal)
    if (left.length === 0) return
    const entries = left.map((entry) => this.#takeUp(entry))
    this.#step({ type: 'found', entries, pens: pensOf(left), at: performance.now() })
  }

  again(): void {
    if (!this.#socket.isThere) this.#step({ type: 'again', at: performance.now() })
  }

  /** Goes off the network for good; what is written here from now on is nobody's. */
  hangUp(): void {
    clearInterval(this.#ticking)
    window.removeEventListener('online', this.#network)
    window.removeEventListener('offline', this.#network)
    this.doc.off('update', this.#written)
    this.#session = null
    this.#socket.hangUp()
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
    this.#copyEpoch = this.hadCopy ? await copy.epoch(section) : null
  }

  /** The epoch of what the server says now. */
  get #epoch(): number {
    return this.#session?.epoch ?? this.#copyEpoch ?? 0
  }

  #begin(journal: readonly JournalEntry[]): void {
    const entries = journal.map((entry) => this.#takeUp(entry))
    this.#session = beginClient({
      stateVector: () => Y.encodeStateVector(this.doc),
      schema: schemaVersion,
      epoch: this.#copyEpoch,
      entries,
      pens: pensOf(journal),
      at: performance.now(),
    })
    const claim = this.#takePen(this.#options.writes)
    this.#step({ type: 'pen', pen: claim })
    this.awareness.on('update', this.#presenceChanged)
    this.awareness.setLocalState({ cursor: null })
    this.doc.on('update', this.#written)
    window.addEventListener('online', this.#network)
    window.addEventListener('offline', this.#network)
    this.#ticking = setInterval(() => this.#step({ type: 'tick', at: performance.now() }), 1_000)
    if (!navigator.onLine) this.#network()
    else this.#socket.dial(0)
  }

  /** Makes an entry of the journal one of this session. */
  #takeUp(entry: JournalEntry): Entry {
    Y.applyUpdate(this.doc, entry.update, this)
    return this.#entries.takeUp(entry)
  }

  #takePen({ voice, capacity, by }: Writes): TakenPen {
    const [random = 1] = crypto.getRandomValues(new Uint32Array(1))
    this.pen = random || 1
    this.#entries.own(this.pen)
    takePen(this.doc, this.pen, this.awareness)
    this.#claim = { id: this.pen, capacity, voice, ...(by && { by }), takenAt: Date.now() }
    return this.#claim
  }

  readonly #written = (
    update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (origin === this || !this.#claim) return
    const [sources, restores] = [sourcesIn(transaction), restoredIn(transaction)]
    const { entry, kept } = this.#entries.write(this.#claim, update, sources, restores)
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
        return this.#socket.dial(effect.afterMs)
      case 'disconnect':
        return this.#socket.drop()
      case 'send':
        return this.#socket.send(effect.bytes)
      case 'apply':
        Y.applyUpdate(this.doc, effect.update, this)
        void this.#options.copy.add(this.#options.section, [effect.update], this.#epoch)
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
      case 'origins':
        return listener.origins(effect.origins)
    }
  }

  /** Takes entries out of the journal whose words are kept elsewhere. */
  async strike(entries: readonly Entry[]): Promise<void> {
    await this.#entries.strike(entries.map(({ id }) => id))
  }

  /** What is safe on the server goes over into the copy, and only then out of the journal. */
  async #confirm(ids: readonly number[]): Promise<void> {
    const { copy, section } = this.#options
    await copy.add(section, this.#entries.updatesOf(ids), this.#epoch)
    await this.#entries.strike(ids)
  }

  #arrived(bytes: Uint8Array): void {
    this.#options.listener.arriving()
    this.#step({ type: 'frame', bytes, at: performance.now() })
  }

  #closed(code: number): void {
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID)
    removeAwarenessStates(this.awareness, others, this)
    this.#step({ type: 'closed', code, random: Math.random(), at: performance.now() })
  }
}

function pensOf(journal: readonly JournalEntry[]): TakenPen[] {
  return [...new Map(journal.map(({ pen }) => [pen.id, pen])).values()]
}
