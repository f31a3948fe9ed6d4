import { createFlowDoc, Flow, insertText, readBlocks, write, type Place, type Writing } from '@alongside/flow'
import { clientIdOf, type Capacity, type ImportedFrom } from '@alongside/protocol'
import * as Y from 'yjs'
import { authorsOf } from '../authors.ts'
import { Atlas } from './atlas.ts'
import { Room, type Declared, type Message } from './room.ts'

/** Who puts what they do into which section; `pen` tells pages of one person apart. */
interface By {
  readonly hand: string
  readonly pen: number
  readonly capacity?: Capacity
  /** Whose words are typed; the hand's own unless it is said. */
  readonly voice?: string
}

interface Page {
  readonly flow: Flow
  readonly undo: Y.UndoManager
  read: number
}

/** A few people with two sections, `here` and `there`, who do what a test says, each thing in a minute of its own. */
export class Scene {
  readonly rooms = { here: new Room('here'), there: new Room('there') }
  minute = 0
  readonly #pages = new Map<string, Page>()
  readonly #away = new Map<number, { readonly section: keyof Scene['rooms']; readonly message: Message }[]>()
  #updates: Uint8Array[] = []

  /** Somebody's page with a section, with all that was saved unless they are away. */
  page(
    { hand, pen, capacity = 'usesServices', voice = hand }: By,
    section: keyof Scene['rooms'] = 'here',
  ): Page {
    const room = this.rooms[section]
    const key = `${pen} ${section}`
    let page = this.#pages.get(key)
    if (page === undefined) {
      room.bind({ pen, hand, voice, capacity })
      const doc = createFlowDoc()
      doc.clientID = clientIdOf(pen, { marker: false, suggestion: false })
      doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin !== 'others') this.#updates.push(bytes)
      })
      const flow = new Flow(doc)
      const undo = new Y.UndoManager(flow.body, { captureTimeout: 0, trackedOrigins: new Set([key]) })
      page = { flow, undo, read: 0 }
      this.#pages.set(key, page)
    }
    if (!this.#away.has(pen)) this.#hear(page, section)
    return page
  }

  /** Somebody changes a section, and it is saved unless they are away; they may declare where words of it are from. */
  act(
    by: By,
    edit: (writing: Writing) => unknown,
    sources: NonNullable<Message['sources']> = [],
    section: keyof Scene['rooms'] = 'here',
  ): void {
    write(this.page(by, section).flow, by.pen, edit, `${by.pen} ${section}`)
    this.#send(by.pen, section, sources)
  }

  /** Somebody does anything to the text of `here`, as to suggest in it or to decide. */
  change(by: By, edit: (flow: Flow) => unknown): void {
    edit(this.page(by).flow)
    this.#send(by.pen, 'here', [])
  }

  type(by: By, text: string, at: Place = { block: 0, offset: 0 }): void {
    this.act(by, (writing) => insertText(writing, at, text))
  }

  /** Somebody inserts words and says that they are from somewhere. */
  paste(
    by: By,
    text: string,
    from: Declared['from'] | ImportedFrom,
    at: Place = { block: 0, offset: 0 },
  ): void {
    const letters = { ...this.next(by), length: text.length }
    const source = 'file' in from ? { ...letters, from } : { ...letters, from }
    this.act(by, (writing) => insertText(writing, at, text), [source])
  }

  undo(by: By): void {
    this.page(by).undo.undo()
    this.#send(by.pen, 'here', [])
  }

  /** Somebody goes on without a network, or comes back and hands in what they did. */
  leave(by: By): void {
    this.page(by)
    this.#away.set(by.pen, [])
  }

  comeBack(by: By, kind: Message['kind'] = 'update'): void {
    const waiting = this.#away.get(by.pen) ?? []
    this.#away.delete(by.pen)
    for (const { section, message } of waiting) this.#take(section, { ...message, kind })
  }

  /** The id that somebody's next letter will have. */
  next(by: By, section: keyof Scene['rooms'] = 'here'): { client: number; clock: number } {
    const { doc } = this.page(by, section).flow
    return { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) }
  }

  /** Where words stand that are one run. */
  find(text: string, section: keyof Scene['rooms'] = 'here'): Declared['from'] {
    for (const run of readBlocks(this.rooms[section].doc).flatMap(({ runs }) => runs)) {
      const at = run.text.indexOf(text)
      if (at >= 0) return { section, client: run.client, clock: run.clock + at }
    }
    throw new RangeError(`${text} does not stand there`)
  }

  /** Whose the words of the section are: `asha: words`, or `asha, put by bo: words`. */
  told(): readonly string[] {
    return this.runs().map(({ text, writer, placed }) => {
      const placer = placed === null ? '' : `, put by ${placed.writer.hand}`
      return `${writer.hand}${placer}: ${text}`
    })
  }

  runs() {
    const { doc, writers } = this.rooms.here
    const known = this.known()
    return readBlocks(doc, 'shown').flatMap(({ runs }) => authorsOf(runs, (pen) => writers.get(pen), known))
  }

  known() {
    return new Atlas(Object.values(this.rooms)).upTo('here')
  }

  #send(pen: number, section: keyof Scene['rooms'], sources: NonNullable<Message['sources']>): void {
    for (const bytes of this.#updates.splice(0)) {
      const message = { pen, bytes, sources }
      const waiting = this.#away.get(pen)
      if (waiting === undefined) this.#take(section, message)
      else waiting.push({ section, message })
    }
  }

  #take(section: keyof Scene['rooms'], message: Message): void {
    this.minute += 1
    this.rooms[section].take(message, 60_000 * this.minute, () => this.#headOther(section))
  }

  #headOther(section: keyof Scene['rooms']): number {
    return this.rooms[section === 'here' ? 'there' : 'here'].head
  }

  #hear(page: Page, section: keyof Scene['rooms']): void {
    const { rows } = this.rooms[section]
    for (const { bytes } of rows.slice(page.read)) Y.applyUpdate(page.flow.doc, bytes, 'others')
    page.read = rows.length
  }
}
