import { penOf, type ImportedFrom } from '@alongside/protocol'
import * as encoding from 'lib0/encoding'
import type { Attribution, ClientRecord, Gap, Import, Placement, Stretch } from './attribution.ts'
import { firstOf, minuteOf } from './stretches.ts'

/** The version of the form in which maps are stored; another one is read from the log again. */
export const mapVersion = 3

/** What a gap can be, by the number that says so in a map. */
export const gapKinds = ['other', 'embed', 'marker'] as const satisfies readonly Gap['is'][]

/** A removal of more units than this says so in a number of its own. */
export const longLength = 3

/** An attribution as bytes: whose each clock is, and by itself what was written under it. */
export interface EncodedMap {
  readonly map: Uint8Array
  readonly letters: Uint8Array
}

/** Writes an attribution down: the same bytes for the same log, in however many steps it was read (A12). */
export function encodeMap({ section, seq, records, strangers, files }: Attribution): EncodedMap {
  const map = encoding.createEncoder()
  const letters = encoding.createEncoder()
  const clients = [...records.keys()].sort((a, b) => a - b)
  encoding.writeVarUint(map, mapVersion)
  encoding.writeVarString(map, section)
  encoding.writeVarUint(map, seq)
  encoding.writeVarUint(map, strangers.length)
  for (const { client, ...names } of strangers) {
    encoding.writeVarUint(map, client)
    for (const name of [names.section, names.hand, names.voice, names.capacity])
      encoding.writeVarString(map, name)
    encoding.writeVarUint(map, names.importedFrom === undefined ? 0 : 1)
    if (names.importedFrom !== undefined) writeFile(map, names.importedFrom)
  }
  encoding.writeVarUint(map, files.length)
  for (const file of files) writeFile(map, file)
  encoding.writeVarUint(map, clients.length)
  for (const client of clients) encoding.writeVarUint(map, client)
  const numbers = new Map(clients.map((client, index) => [client, index]))
  for (const client of clients) {
    const record = records.get(client)
    if (record === undefined) continue
    encoding.writeVarUint(map, record.end)
    writeGaps(map, record.gaps)
    writeStretches(map, record.stretches)
    writePlacements(map, record.placements, numbers)
    writeImports(map, record.imports)
    writeRemovals(map, record, penOf(client))
    writeLetters(letters, record)
  }
  return { map: encoding.toUint8Array(map), letters: encoding.toUint8Array(letters) }
}

/** A claim is never empty, so an empty one says that there is none. */
function writeFile(to: encoding.Encoder, { file, claim }: ImportedFrom): void {
  encoding.writeVarString(to, file)
  encoding.writeVarString(to, claim ?? '')
}

function writeImports(to: encoding.Encoder, imports: readonly Import[]): void {
  encoding.writeVarUint(to, imports.length)
  let end = 0
  for (const { from, to: next, file } of imports) {
    encoding.writeVarUint(to, from - end)
    encoding.writeVarUint(to, next - from)
    encoding.writeVarUint(to, file)
    end = next
  }
}

function writeGaps(to: encoding.Encoder, gaps: readonly Gap[]): void {
  encoding.writeVarUint(to, gaps.length)
  let at = 0
  for (const gap of gaps) {
    encoding.writeVarUint(to, gap.from - at)
    encoding.writeVarUint(to, gapKinds.length * (gap.to - gap.from) + gapKinds.indexOf(gap.is))
    at = gap.to
  }
}

function writeStretches(to: encoding.Encoder, stretches: readonly Stretch[]): void {
  encoding.writeVarUint(to, stretches.length)
  let before = { from: 0, at: 0, last: 0 }
  for (const { from, at, seq, last } of stretches) {
    encoding.writeVarUint(to, from - before.from)
    encoding.writeVarInt(to, at - before.at)
    encoding.writeVarUint(to, seq - before.last)
    encoding.writeVarUint(to, last - seq)
    before = { from, at, last }
  }
}

/** Clients are named by their number, since their ids are long. */
function writePlacements(
  to: encoding.Encoder,
  placements: readonly Placement[],
  numbers: ReadonlyMap<number, number>,
): void {
  encoding.writeVarUint(to, placements.length)
  let end = 0
  for (const { from, to: next, origin, placed } of placements) {
    encoding.writeVarUint(to, from - end)
    encoding.writeVarUint(to, 4 * (next - from) + (origin.is === 'here' ? 0 : 1) + (placed === null ? 0 : 2))
    encoding.writeVarUint(to, origin.is === 'here' ? numberOf(numbers, origin.client) : origin.stranger)
    encoding.writeVarUint(to, origin.clock)
    if (origin.is === 'elsewhere') encoding.writeVarInt(to, origin.at)
    if (placed !== null) {
      encoding.writeVarUint(to, numberOf(numbers, placed.client))
      encoding.writeVarUint(to, placed.clock)
    }
    end = next
  }
}

function numberOf(numbers: ReadonlyMap<number, number>, client: number): number {
  const number = numbers.get(client)
  if (number === undefined) throw new RangeError(`nothing is known of client ${client}`)
  return number
}

/** Most of what is deleted is a letter or two, by who wrote it, in the minute in which it was written. */
function writeRemovals(
  to: encoding.Encoder,
  { removals, stretches }: ClientRecord,
  ownPen: number | null,
): void {
  encoding.writeVarUint(to, removals.length)
  let end = 0
  let pen = ownPen
  for (const removal of removals) {
    const length = removal.to - removal.from
    const written = stretches[firstOf(stretches, removal.from)]?.at ?? 0
    const minutes = minuteOf(removal.at) - minuteOf(written)
    const isUsual = minutes === 0 && removal.pen === pen && !removal.isLate
    const short = Math.min(length - 1, longLength)
    encoding.writeVarUint(to, 8 * (removal.from - end) + 2 * short + (isUsual ? 0 : 1))
    if (short === longLength) encoding.writeVarUint(to, length)
    if (!isUsual) {
      const isSame = removal.pen === pen
      encoding.writeVarInt(to, 4 * minutes + (isSame ? 0 : 1) + (removal.isLate ? 2 : 0))
      if (!isSame) encoding.writeVarUint(to, removal.pen ?? 0)
      pen = removal.pen
    }
    end = removal.to
  }
}

/** A unit each, so that nothing is lost of what is no well-formed text. */
function writeLetters(to: encoding.Encoder, { units, gaps, end }: ClientRecord): void {
  let at = 0
  for (const gap of [...gaps, { from: end, to: end }]) {
    for (; at < gap.from; at++) encoding.writeVarUint(to, units[at] ?? 0)
    at = gap.to
  }
}
