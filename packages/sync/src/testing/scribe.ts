import { createFlowDoc, Flow, takePen, writeBlocks } from '@alongside/flow'
import type { Permission } from '@alongside/protocol'
import * as Y from 'yjs'
import type { DurableLog } from './durable-log.ts'

/** A person at a page: a document that follows the log as far as they have heard, a pen, and what they wrote. */
export class Scribe {
  readonly person: string
  readonly permission: Permission
  readonly #log: DurableLog
  /** All pens that the person ever wrote with. */
  readonly pens = new Set<number>()
  doc = createFlowDoc()
  flow = new Flow(this.doc)
  pen = 0
  member = ''
  /** Updates that were not handed in. */
  written: Uint8Array[] = []
  #heard = 0

  constructor(person: string, permission: Permission, log: DurableLog) {
    this.person = person
    this.permission = permission
    this.#log = log
  }

  /** Opens a new page with a new pen. It has heard everything, or what another has, who gives it all in one update. */
  open(pen: number, member: string, from: Scribe | null = null): void {
    this.flow.close()
    this.doc = createFlowDoc()
    this.#heard = from === null ? 0 : from.#heard
    if (from !== null) Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc))
    this.hear()
    takePen(this.doc, pen)
    this.flow = new Flow(this.doc)
    this.written = []
    this.pen = pen
    this.pens.add(pen)
    this.member = member
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.written.push(update)
    })
  }

  /** How many rows of the log they have heard of. */
  get heard(): number {
    return this.#heard
  }

  /** Hears of the next rows of the log. */
  hear(rows = Infinity): void {
    for (const { bytes } of this.#log.rows.slice(this.#heard, this.#heard + rows)) {
      Y.applyUpdate(this.doc, bytes, this)
      this.#heard += 1
    }
  }

  /** Writes the first blocks of the section. */
  begin(): void {
    const text = [{ text: 'é🙂 one ' }, { text: 'bold 🙂', marks: { bold: true } as const }]
    writeBlocks(this.doc, this.pen, [
      { kind: 'heading', text: 'Plan' },
      { text },
      { list: 'bullet', text: 'two' },
    ])
  }

  takeWritten(): readonly Uint8Array[] {
    const { written } = this
    this.written = []
    return written
  }
}
