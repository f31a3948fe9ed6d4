import { createFlowDoc } from '@alongside/flow'
import type { DeclaredSource } from '@alongside/protocol'
import * as Y from 'yjs'
import type { ClientEffect } from '../client/effect.ts'
import type { ClientEvent, Entry, TakenPen } from '../client/event.ts'
import { beginClient, type ClientSession } from '../client/session.ts'
import { stepClient } from '../client/step.ts'
import { act, type Act, type Author } from './authors.ts'

/** What a client does to the world around it. */
export interface Surroundings {
  now(): number
  /** Opens a connection soon. */
  connect(client: VirtualClient): void
  disconnect(client: VirtualClient): void
  send(client: VirtualClient, bytes: Uint8Array): void
  /** The server said that these entries are safe. */
  saved(entries: readonly Entry[]): void
  newPen(client: VirtualClient): number
  /** Where the letters of an update came from, as its author says. */
  sourcesOf(update: Uint8Array): readonly DeclaredSource[]
}

/** A person at a device: the shell of a client's session, with a real document and journal. */
export class VirtualClient {
  readonly person: string
  readonly #around: Surroundings
  /** What survives a reload. */
  readonly journal = new Map<number, { entry: Entry; pen: TakenPen }>()
  /** Entries that were refused for good: their words are kept to be placed again. */
  readonly kept: Entry[] = []
  doc: Y.Doc
  session: ClientSession
  #author: Author
  #lastEntry = 0

  constructor(person: string, around: Surroundings) {
    this.person = person
    this.#around = around
    ;[this.doc, this.session, this.#author] = this.#begin()
  }

  /** Closes the page and opens it again: the journal is there, the document is not. */
  reload(): void {
    this.#around.disconnect(this)
    ;[this.doc, this.session, this.#author] = this.#begin()
    this.#takePen()
  }

  /** Takes a first or another pen. */
  takePen(): void {
    this.#takePen()
  }

  act(what: Act): void {
    act(this.#author, what)
  }

  step(event: ClientEvent): void {
    const { session } = this
    for (const effect of stepClient(session, event)) if (this.session === session) this.#perform(effect)
  }

  #begin(): [Y.Doc, ClientSession, Author] {
    const doc = createFlowDoc()
    const kept = [...this.journal.values()]
    for (const { entry } of kept) Y.applyUpdate(doc, entry.update, this)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#written(update)
    })
    const session = beginClient({
      stateVector: () => Y.encodeStateVector(doc),
      schema: 1,
      epoch: null,
      entries: kept.map(({ entry }) => entry),
      pens: [...new Map(kept.map(({ pen }) => [pen.id, pen])).values()],
      at: this.#around.now(),
    })
    const roots = [doc.getText('body'), doc.getText('title'), doc.getMap('card:a')]
    const undo = new Y.UndoManager(roots, { captureTimeout: 0, trackedOrigins: new Set([null]) })
    return [doc, session, { doc, undo }]
  }

  #takePen(): void {
    const id = this.#around.newPen(this)
    this.doc.clientID = id
    this.step({ type: 'pen', pen: { id, capacity: null, voice: null, takenAt: this.#around.now() } })
  }

  #written(update: Uint8Array): void {
    const pen = this.session.pens.get(this.doc.clientID % 2 ** 32)
    if (pen === undefined) throw new RangeError('something was written without a pen')
    const sources = this.#around.sourcesOf(update)
    const entry = { id: ++this.#lastEntry, pen: pen.id, update, ...(sources.length > 0 && { sources }) }
    this.journal.set(entry.id, { entry, pen })
    this.step({ type: 'local', entry, at: this.#around.now() })
  }

  #perform(effect: ClientEffect): void {
    switch (effect.type) {
      case 'connect':
        return this.#around.connect(this)
      case 'disconnect':
        return this.#around.disconnect(this)
      case 'send':
        return this.#around.send(this, effect.bytes)
      case 'apply':
        return Y.applyUpdate(this.doc, effect.update, this)
      case 'saved': {
        this.#around.saved(effect.ids.map((id) => this.journal.get(id)!.entry))
        for (const id of effect.ids) this.journal.delete(id)
        return
      }
      case 'refused': {
        this.kept.push(...effect.entries)
        for (const { id } of effect.entries) this.journal.delete(id)
        this.reload()
        return this.#around.connect(this)
      }
      case 'foreign':
      case 'presence':
      case 'synced':
      case 'welcome':
      case 'rights':
      case 'writers':
      case 'origins':
        return
    }
  }
}
