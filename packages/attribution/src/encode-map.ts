import * as encoding from 'lib0/encoding'
import type { Attribution, ClientRecord, Gap, Placement, Removal, Stretch } from './attribution.ts'
import { minuteOf } from './stretches.ts'

/** The version of the form in which maps are stored; another one is read from the log again. */
export const mapVersion = 1

/** An attribution as bytes: whose each clock is, and by itself what was written under it. */
export interface EncodedMap {
  readonly map: Uint8Array
  readonly letters: Uint8Array
}

/** Writes an attribution down: the same bytes for the same log, in however many steps it was read (A12). */
export function encodeMap({ section, seq, records, strangers }: Attribution): EncodedMap {
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
  }
  encoding.writeVarUint(map, clients.length)
  for (const client of clients) {
    const record = records.get(client)
    if (record === undefined) continue
    encoding.writeVarUint(map, client)
    encoding.writeVarUint(map, record.end)
    writeGaps(map, record.gaps)
    writeStretches(map, record.stretches)
    writePlacements(map, record.placements)
    writeRemovals(map, record)
    writeLetters(letters, record)
  }
  return { map: encoding.toUint8Array(map), letters: encoding.toUint8Array(letters) }
}

function writeGaps(to: encoding.Encoder, gaps: readonly Gap[]): void {
  encoding.writeVarUint(to, gaps.length)
  let at = 0
  for (const gap of gaps) {
    encoding.writeVarUint(to, gap.from - at)
    encoding.writeVarUint(to, 2 * (gap.to - gap.from) + (gap.is === 'embed' ? 1 : 0))
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

function writePlacements(to: encoding.Encoder, placements: readonly Placement[]): void {
  encoding.writeVarUint(to, placements.length)
  let end = 0
  for (const { from, to: next, origin, placed } of placements) {
    encoding.writeVarUint(to, from - end)
    encoding.writeVarUint(to, 4 * (next - from) + (origin.is === 'here' ? 0 : 1) + (placed === null ? 0 : 2))
    encoding.writeVarUint(to, origin.is === 'here' ? origin.client : origin.stranger)
    encoding.writeVarUint(to, origin.clock)
    if (origin.is === 'elsewhere') encoding.writeVarInt(to, origin.at)
    if (placed !== null) {
      encoding.writeVarUint(to, placed.client)
      encoding.writeVarUint(to, placed.clock)
    }
    end = next
  }
}

/** Most of what is deleted goes in the minute in which it was written, so times count from there. */
function writeRemovals(to: encoding.Encoder, { removals, stretches }: ClientRecord): void {
  encoding.writeVarUint(to, removals.length)
  const written = stretches.values()
  let [now, next] = [written.next().value, written.next().value]
  let before: Pick<Removal, 'to' | 'pen'> = { to: 0, pen: null }
  for (const removal of removals) {
    while (next !== undefined && next.from <= removal.from) [now, next] = [next, written.next().value]
    const isSamePen = removal.pen === before.pen
    const length = removal.to - removal.from
    encoding.writeVarUint(to, removal.from - before.to)
    encoding.writeVarUint(to, 4 * length + (removal.isLate ? 2 : 0) + (isSamePen ? 1 : 0))
    if (!isSamePen) encoding.writeVarUint(to, removal.pen ?? 0)
    encoding.writeVarInt(to, minuteOf(removal.at) - minuteOf(now?.at ?? 0))
    before = removal
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
