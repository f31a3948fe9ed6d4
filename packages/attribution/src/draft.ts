import type { ImportedFrom } from '@alongside/protocol'
import type {
  Attribution,
  ClientRecord,
  Gap,
  Import,
  Placement,
  Removal,
  Stranger,
  Stretch,
} from './attribution.ts'
import { isSameFile } from './imported.ts'
import type { PassageRun } from './passage.ts'
import { goesOn } from './origins.ts'
import { firstBehind } from './span.ts'
import { isSameMinute } from './stretches.ts'

/** What one client id wrote, while rows are read: like a `ClientRecord`, with arrays of its own that grow in place. */
export class DraftRecord implements ClientRecord {
  end: number
  units: Uint16Array
  readonly gaps: Gap[]
  readonly stretches: Stretch[]
  readonly placements: Placement[]
  readonly imports: Import[]
  readonly removals: Removal[]

  constructor(record?: ClientRecord) {
    this.end = record?.end ?? 0
    this.units = record?.units.slice() ?? new Uint16Array(16)
    this.gaps = [...(record?.gaps ?? [])]
    this.stretches = [...(record?.stretches ?? [])]
    this.placements = [...(record?.placements ?? [])]
    this.imports = [...(record?.imports ?? [])]
    this.removals = [...(record?.removals ?? [])]
  }

  /** Adds letters under the next clocks. */
  addText(text: string, seq: number, at: number): void {
    this.#makeRoom(text.length)
    for (let index = 0; index < text.length; index++) this.units[this.end + index] = text.charCodeAt(index)
    this.#grow(text.length, seq, at)
  }

  /** Adds clocks under which no character stands. */
  addGap(is: Gap['is'], length: number, seq: number, at: number): void {
    this.#makeRoom(length)
    const last = this.gaps.at(-1)
    const to = this.end + length
    if (last?.is === is && last.to === this.end) this.gaps[this.gaps.length - 1] = { ...last, to }
    else this.gaps.push({ is, from: this.end, to })
    this.#grow(length, seq, at)
  }

  #makeRoom(length: number): void {
    if (this.end + length <= this.units.length) return
    const units = new Uint16Array(Math.max(2 * this.units.length, this.end + length))
    units.set(this.units)
    this.units = units
  }

  #grow(length: number, seq: number, at: number): void {
    const last = this.stretches.at(-1)
    if (last === undefined || !isSameMinute(last.at, at))
      this.stretches.push({ from: this.end, at, seq, last: seq })
    else if (last.last !== seq) this.stretches[this.stretches.length - 1] = { ...last, last: seq }
    this.end += length
  }

  /** Says where clocks were first written that come after all that have been placed. */
  place(placement: Placement): void {
    const last = this.placements.at(-1)
    const isNext =
      last !== undefined &&
      last.to === placement.from &&
      goesOn(
        { ...last, length: last.to - last.from },
        { ...placement, length: placement.to - placement.from },
      )
    if (isNext) this.placements[this.placements.length - 1] = { ...last, to: placement.to }
    else this.placements.push(placement)
  }

  /** Says that clocks that come after all that came from a file did too. */
  import({ from, to, file }: Import): void {
    const last = this.imports.at(-1)
    if (last?.file === file && last.to === from) this.imports[this.imports.length - 1] = { ...last, to }
    else this.imports.push({ from, to, file })
  }

  /** Notes who deleted those of the clocks that hold characters, embeds or markers and stood until now. */
  remove({ from, to, ...how }: Removal): void {
    let at = from
    let index = firstBehind(this.gaps, at)
    while (at < to) {
      const gap = this.gaps[index]
      const end = Math.min(gap?.from ?? to, to)
      if (at < end) this.#removeUnits({ from: at, to: end, ...how })
      if (gap === undefined || end === to) return
      const behind = Math.min(gap.to, to)
      if (gap.is !== 'other') this.#removeUnits({ from: Math.max(gap.from, at), to: behind, ...how })
      at = behind
      index += 1
    }
  }

  #removeUnits(removal: Removal): void {
    let { from } = removal
    let index = firstBehind(this.removals, from)
    while (from < removal.to) {
      const next = this.removals[index]
      const to = Math.min(next?.from ?? removal.to, removal.to)
      if (from < to) index = this.#insertRemoval(index, { ...removal, from, to })
      from = Math.max(to, next?.to ?? to)
      index += 1
    }
  }

  /** Puts a removal before the one at `index`, joined with its neighbours; gives the index of the next one. */
  #insertRemoval(index: number, removal: Removal): number {
    const before = this.removals[index - 1]
    const after = this.removals[index]
    const joinsBefore = before !== undefined && before.to === removal.from && areTogether(before, removal)
    const joinsAfter = after !== undefined && removal.to === after.from && areTogether(removal, after)
    const first = joinsBefore ? before : joinsAfter ? after : removal
    const from = joinsBefore ? before.from : removal.from
    const to = joinsAfter ? after.to : removal.to
    const start = joinsBefore ? index - 1 : index
    this.removals.splice(start, Number(joinsBefore) + Number(joinsAfter), { ...first, from, to })
    return joinsAfter ? start : start + 1
  }
}

function areTogether(a: Removal, b: Removal): boolean {
  return a.pen === b.pen && a.isLate === b.isLate && a.at === b.at
}

/** An attribution while rows are read; the one that it goes on from stays as it was. */
export class Draft {
  readonly section: string
  seq: number
  readonly records: Map<number, ClientRecord>
  readonly strangers: Stranger[]
  readonly files: ImportedFrom[]

  constructor({ section, seq, records, strangers, files }: Attribution) {
    this.section = section
    this.seq = seq
    this.records = new Map(records)
    this.strangers = [...strangers]
    this.files = [...files]
  }

  /** The record of a client id, to be changed. */
  record(client: number): DraftRecord {
    const known = this.records.get(client)
    if (known instanceof DraftRecord) return known
    const draft = new DraftRecord(known)
    this.records.set(client, draft)
    return draft
  }

  /** The number of someone whose words came from another section. */
  stranger({ section, client, author }: PassageRun): number {
    const known = this.strangers.findIndex(
      (one) =>
        one.section === section && one.client === client && isSameFile(one.importedFrom, author.importedFrom),
    )
    return known >= 0 ? known : this.strangers.push({ section, client, ...author }) - 1
  }

  /** The number of a file that words came from. */
  file(file: ImportedFrom): number {
    const known = this.files.findIndex((one) => isSameFile(one, file))
    return known >= 0 ? known : this.files.push(file) - 1
  }

  /** What has been read, as plain data. */
  done(): Attribution {
    const { section, seq, strangers, files } = this
    const records = new Map(
      Array.from(this.records, ([client, record]): [number, ClientRecord] => {
        if (!(record instanceof DraftRecord)) return [client, record]
        const { end, gaps, stretches, placements, imports, removals } = record
        const units = record.units.slice(0, end)
        return [client, { end, units, gaps, stretches, placements, imports, removals }]
      }),
    )
    return { section, seq, records, strangers, files }
  }
}
