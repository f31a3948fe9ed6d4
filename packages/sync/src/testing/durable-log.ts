import { createFlowDoc, type FlowDocOptions } from '@alongside/flow'
import { logSources, type Batch, type BoundPen, type ErasedRange } from '@alongside/storage'
import type { Row, SectionStart } from '@alongside/storage'
import * as Y from 'yjs'
import { compact, knownAtFirst, readKnown, replay, type KnownAt, type Replayed } from '../room/replay.ts'
import { eraseLetters } from '../update/erase.ts'

/** A small real log of one section: what is in it is what a crash leaves. */
export class DurableLog {
  readonly rows: Row[] = []
  readonly pens = new Map<number, BoundPen>()
  /** The rows that say of which earlier one they bring the version back. */
  readonly restored: { readonly seq: number; readonly from: number }[] = []
  readonly erased: ErasedRange[] = []
  #epoch = 0

  start(): SectionStart {
    const { rows, pens, erased } = this
    return { head: rows.length, epoch: this.#epoch, pens: [...pens.values()], erased }
  }

  /** Erases letters, as a store does. */
  erase(wanted: readonly ErasedRange[]): void {
    const { ranges, rows, deletion } = eraseLetters(this.rows, wanted)
    for (const { seq, bytes } of rows) this.rows[seq - 1] = { ...this.rows[seq - 1]!, bytes }
    const seq = this.rows.length + 1
    this.rows.push({ seq, at: 0, session: '', pen: null, kind: 'update', bytes: deletion, sources: [] })
    this.erased.push(...ranges)
    this.#epoch += 1
  }

  /** What a room knows that reads all of it; `from` a row on where a snapshot was left there. */
  read(from: KnownAt = knownAtFirst()): Replayed {
    return replay(from, this.rows.slice(from.seq))
  }

  /** What a room finds that was left after row `seq`. */
  snapshot(seq: number): KnownAt {
    const known = replay(knownAtFirst(), this.rows.slice(0, seq))
    const left = compact(known, Y.encodeStateAsUpdate(this.doc(seq, { keepsDecided: true })))
    if ('misfit' in left) throw new Error(`a snapshot at row ${seq} does not fit: ${left.misfit}`)
    const found = readKnown({ seq, room: left.room })
    if (found === null) throw new Error(`a snapshot at row ${seq} cannot be read`)
    return found
  }

  /** Writes a batch and gives the new head; throws `RangeError` for what a store would not take. */
  append({ section, head, rows, bound, retired }: Batch): number {
    if (head !== this.rows.length) throw new RangeError(`the head is ${this.rows.length}, not ${head}`)
    for (const writer of bound) {
      if (this.pens.has(writer.pen)) throw new RangeError(`pen ${writer.pen} is bound already`)
      this.pens.set(writer.pen, { ...writer, retired: false })
    }
    for (const pen of retired) {
      const held = this.pens.get(pen)
      if (held === undefined) throw new RangeError(`pen ${pen} is bound to nobody`)
      this.pens.set(pen, { ...held, retired: true })
    }
    for (const row of rows) {
      const seq = this.rows.length + 1
      if (row.restores !== undefined) this.restored.push({ seq, from: row.restores })
      this.rows.push({ ...row, seq, sources: logSources(section, seq, row, new Map()) })
    }
    return this.rows.length
  }

  /** The document that the first rows make. */
  doc(upTo: number = this.rows.length, options: FlowDocOptions = {}): Y.Doc {
    const doc = createFlowDoc(options)
    for (const row of this.rows.slice(0, upTo)) Y.applyUpdate(doc, row.bytes)
    return doc
  }
}
