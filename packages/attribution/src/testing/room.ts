import { createFlowDoc } from '@alongside/flow'
import type { FileSource, Writer } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Source } from '@alongside/storage'
import type { LogRow } from '../log-row.ts'

/** What a member hands in. */
export interface Message {
  readonly pen: number
  readonly bytes: Uint8Array
  readonly kind?: LogRow['kind']
  readonly sources?: readonly (Declared | FileSource)[]
}

/** A source as a client declares it. */
export type Declared = Source

/** A section's log as a room keeps it: what is known already makes no row. */
export class Room {
  readonly section: string
  readonly doc = createFlowDoc()
  readonly rows: LogRow[] = []
  readonly writers = new Map<number, Writer>()
  #hasChanged = false

  constructor(section: string) {
    this.section = section
    this.doc.on('update', () => (this.#hasChanged = true))
  }

  get head(): number {
    return this.rows.length
  }

  /** Binds a pen to its writer. */
  bind(writer: Writer): void {
    this.writers.set(writer.pen, writer)
  }

  /** Takes a message in; `headOf` says how far the log of another section is. */
  take(message: Message, at: number, headOf: (section: string) => number = () => this.head): void {
    const { pen, bytes, kind = 'update', sources = [] } = message
    this.#hasChanged = false
    Y.applyUpdate(this.doc, bytes)
    if (this.doc.store.pendingStructs !== null) throw new RangeError('an update hangs in the air')
    if (!this.#hasChanged) return
    const logged = sources.map(({ from, ...letters }) => {
      if ('file' in from) return { ...letters, from }
      const upTo = from.section === this.section ? this.head : headOf(from.section)
      return { ...letters, from: { ...from, upTo } }
    })
    this.rows.push({ seq: this.head + 1, at, pen, kind, bytes, sources: logged })
  }
}
