import { createFlowDoc, Flow, write, type Writing } from '@alongside/flow'
import { clientIdOf, type FileSource, type ImportedFrom } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Declared, Message, Room } from './room.ts'
import type { True, Truth } from './truth.ts'

/** Letters that a person puts somewhere, with who really wrote each unit of them and where they were taken from. */
export interface Put {
  /** The first clock, under the pen's id for letters. */
  readonly clock: number
  readonly truths: readonly True[]
  readonly from: Declared['from'] | ImportedFrom | null
}

interface DeskOptions {
  readonly send: (message: Message) => void
  /** Whether it declares what undo brings back, as our editor does. */
  readonly saysUndo: boolean
}

/** One person's page with one section: its document and its undo; `options.send` hands in what is done. */
export class Desk {
  readonly pen: number
  readonly voice: string
  readonly room: Room
  readonly flow: Flow
  readonly #truth: Truth
  readonly #send: (message: Message) => void
  readonly #saysUndo: boolean
  readonly #undo: Y.UndoManager
  #read = 0
  #updates: Uint8Array[] = []

  constructor(room: Room, pen: number, voice: string, truth: Truth, { send, saysUndo }: DeskOptions) {
    this.#send = send
    this.#saysUndo = saysUndo
    this.room = room
    this.pen = pen
    this.voice = voice
    this.#truth = truth
    const doc = createFlowDoc()
    doc.clientID = this.letters
    this.flow = new Flow(doc)
    this.#undo = new Y.UndoManager(this.flow.body, { captureTimeout: 0, trackedOrigins: new Set([this]) })
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.#updates.push(bytes)
    })
    this.hear()
  }

  get letters(): number {
    return clientIdOf(this.pen, { marker: false, suggestion: false })
  }

  /** Does something by hand; what is new in it and not said to be put is typed. */
  act(edit: (writing: Writing) => readonly Put[] | void): void {
    const { doc } = this.flow
    const from = Y.getState(doc.store, this.letters)
    const puts = write(this.flow, this.pen, edit, this) ?? []
    const to = Y.getState(doc.store, this.letters)
    for (let clock = from; clock < to; clock++) {
      const origin = `${this.room.section} ${this.letters} ${clock}`
      this.#know(clock, { author: this.voice, origin, placer: null })
    }
    const sources = puts.flatMap((put): (Declared | FileSource)[] => {
      for (const [index, truth] of put.truths.entries()) this.#know(put.clock + index, truth)
      const { clock, truths, from: source } = put
      if (source === null) return []
      const letters = { client: this.letters, clock, length: truths.length }
      return ['file' in source ? { ...letters, from: source } : { ...letters, from: source }]
    })
    this.#keep(sources)
  }

  undo(): void {
    this.#step(() => void this.#undo.undo())
  }

  redo(): void {
    this.#step(() => void this.#undo.redo())
  }

  /** What comes back is what it was; the editor says where it was brought back from, since Yjs knows. */
  #step(step: () => void): void {
    const { section } = this.room
    step()
    const sources: Declared[] = []
    for (let item = this.flow.body._start; item !== null; item = item.right) {
      const { redone, id, length } = item
      if (
        redone === null ||
        redone.client !== this.letters ||
        this.#truth.has(section, redone.client, redone.clock)
      )
        continue
      if (!(item.content instanceof Y.ContentString)) continue
      const from = { section, client: id.client, clock: id.clock }
      sources.push({ client: this.letters, clock: redone.clock, length, from })
    }
    for (const { clock, length, from } of sources) {
      for (let index = 0; index < length; index++)
        this.#know(clock + index, {
          ...this.#truth.of(section, from.client, from.clock + index),
          back: this.voice,
        })
    }
    this.#keep(this.#saysUndo ? sources : [])
  }

  /** Hears what others did. */
  hear(): void {
    for (const { bytes } of this.room.rows.slice(this.#read)) Y.applyUpdate(this.flow.doc, bytes, 'others')
    this.#read = this.room.head
  }

  #keep(sources: readonly (Declared | FileSource)[]): void {
    for (const bytes of this.#updates.splice(0)) this.#send({ pen: this.pen, bytes, sources })
  }

  #know(clock: number, truth: True): void {
    this.#truth.set(this.room.section, this.letters, clock, truth)
  }
}
