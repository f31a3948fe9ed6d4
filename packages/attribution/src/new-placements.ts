import type { Id } from '@alongside/flow'
import type { ImportedFrom } from '@alongside/protocol'
import type { Import, Placement } from './attribution.ts'
import type { Draft } from './draft.ts'
import { piecesOf, type Piece } from './origins.ts'
import type { RowChanges } from './row-changes.ts'
import { firstBehind, isCovered, spansIn, type Span } from './span.ts'

/** Where the new letters of one row come from, as far as that has been found out. */
export class NewPlacements {
  readonly draft: Draft
  readonly changes: RowChanges
  /** Of each client id, in the order of the clocks. */
  readonly #found = new Map<number, Placement[]>()
  readonly #imports = new Map<number, Import[]>()

  constructor(draft: Draft, changes: RowChanges) {
    this.draft = draft
    this.changes = changes
  }

  /** The letters of a range that are new in the row, struct by struct. */
  newPartsOf(client: number, { from, to }: Span): readonly Span[] {
    return this.changes.letters.flatMap((one) => {
      const part = { from: Math.max(from, one.from), to: Math.min(to, one.to) }
      return one.client === client && part.from < part.to ? [part] : []
    })
  }

  /** Whether all of a range is letters that are new in the row, of one struct or several in a row. */
  areAllNew(client: number, { from, to }: Span): boolean {
    const own = this.changes.letters.filter((one) => one.client === client)
    return isCovered(own, from, to)
  }

  /** Whether new letters are whole characters of which nothing has been found out yet. */
  areOpen(client: number, { from, to }: Span): boolean {
    return (
      !this.#cuts(client, from) &&
      !this.#cuts(client, to) &&
      areNone(spansIn(this.#found.get(client) ?? [], from, to)) &&
      areNone(spansIn(this.#imports.get(client) ?? [], from, to))
    )
  }

  /** Whether a clock lies within a character of two units. */
  #cuts(client: number, clock: number): boolean {
    const { units } = this.draft.record(client)
    return isHigh(units[clock - 1] ?? 0) && isLow(units[clock] ?? 0)
  }

  /** Whether `length` letters that stood in the log before this row begin at `id`. */
  areEarlierLetters({ client, clock }: Id, length: number): boolean {
    const record = this.draft.records.get(client)
    const end = this.changes.begins.get(client) ?? record?.end ?? 0
    return (
      record !== undefined && clock + length <= end && areNone(spansIn(record.gaps, clock, clock + length))
    )
  }

  /** Whether the letters of two ranges are the same. */
  areEqual(a: Id, b: Id, length: number): boolean {
    const [one, other] = [this.draft.records.get(a.client)?.units, this.draft.records.get(b.client)?.units]
    if (one === undefined || other === undefined) return false
    for (let index = 0; index < length; index++)
      if (one[a.clock + index] !== other[b.clock + index]) return false
    return true
  }

  /** Says that new letters are those that earlier letters of this section are, brought back or placed anew. */
  copy(client: number, { from, to }: Span, source: Id, how: 'back' | 'moved'): void {
    this.add(client, from, piecesOf(this.draft, source.client, source.clock, source.clock + to - from), how)
  }

  /** Says piece by piece where new letters were first written. */
  add(client: number, from: number, pieces: readonly Piece[], how: 'back' | 'moved'): void {
    const found = this.#found.get(client) ?? []
    this.#found.set(client, found)
    let at = from
    const placements = pieces.map(({ length, origin, placed }): Placement => {
      const by = how === 'back' ? placed : { client, clock: at }
      const placement = { from: at, to: at + length, origin, placed: by }
      at += length
      return placement
    })
    found.splice(firstBehind(found, from), 0, ...placements)
  }

  /** Says that new letters were put in from a file. */
  addImport(client: number, { from, to }: Span, file: ImportedFrom): void {
    const found = this.#imports.get(client) ?? []
    this.#imports.set(client, found)
    found.splice(firstBehind(found, from), 0, { from, to, file: this.draft.file(file) })
  }

  /** Writes down what was found out. */
  settle(): void {
    for (const [client, found] of this.#found)
      for (const placement of found) this.draft.record(client).place(placement)
    for (const [client, found] of this.#imports)
      for (const one of found) this.draft.record(client).import(one)
  }
}

function areNone(found: Iterator<unknown>): boolean {
  return found.next().done === true
}

function isHigh(unit: number): boolean {
  return unit >> 10 === 0xd800 >> 10
}

function isLow(unit: number): boolean {
  return unit >> 10 === 0xdc00 >> 10
}
