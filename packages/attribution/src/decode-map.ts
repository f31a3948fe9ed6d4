import type { Id } from '@alongside/flow'
import { capacitySchema, penOf, type ImportedFrom } from '@alongside/protocol'
import * as decoding from 'lib0/decoding'
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
import { gapKinds, longLength, mapVersion, type EncodedMap } from './encode-map.ts'
import { firstOf, minuteMs, minuteOf } from './stretches.ts'

/**
 * Reads what `encodeMap` wrote, so that it can be read and gone on from; null for what another version wrote, and for
 * bytes that are no map: both are read from the log again.
 */
export function decodeMap({ map, letters }: EncodedMap): Attribution | null {
  try {
    return readMap(decoding.createDecoder(map), decoding.createDecoder(letters))
  } catch {
    return null
  }
}

function readMap(from: decoding.Decoder, letters: decoding.Decoder): Attribution | null {
  if (decoding.readVarUint(from) !== mapVersion) return null
  const section = decoding.readVarString(from)
  const seq = decoding.readVarUint(from)
  const strangers = readList(from, (): Stranger => {
    const client = decoding.readVarUint(from)
    const [home, hand, voice] = [0, 1, 2].map(() => decoding.readVarString(from))
    const capacity = capacitySchema.parse(decoding.readVarString(from))
    const importedFrom = decoding.readVarUint(from) === 0 ? undefined : readFile(from)
    return {
      section: home ?? '',
      client,
      hand: hand ?? '',
      voice: voice ?? '',
      capacity,
      ...(importedFrom && { importedFrom }),
    }
  })
  const files = readList(from, () => readFile(from))
  const clients = readList(from, () => decoding.readVarUint(from))
  const records = new Map(clients.map((client) => [client, readRecord(from, letters, client, clients)]))
  return { section, seq, records, strangers, files }
}

function readRecord(
  from: decoding.Decoder,
  letters: decoding.Decoder,
  client: number,
  clients: readonly number[],
): ClientRecord {
  const end = decoding.readVarUint(from)
  const gaps = readGaps(from)
  const stretches = readStretches(from)
  const placements = readPlacements(from, clients)
  const imports = readImports(from)
  const removals = readRemovals(from, stretches, penOf(client))
  return { end, units: readLetters(letters, gaps, end), gaps, stretches, placements, imports, removals }
}

function readList<T>(from: decoding.Decoder, read: () => T): T[] {
  const list: T[] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) list.push(read())
  return list
}

function readFile(from: decoding.Decoder): ImportedFrom {
  const file = decoding.readVarString(from)
  const claim = decoding.readVarString(from)
  return { file, ...(claim !== '' && { claim }) }
}

function readImports(decoder: decoding.Decoder): Import[] {
  let end = 0
  return readList(decoder, () => {
    const from = end + decoding.readVarUint(decoder)
    end = from + decoding.readVarUint(decoder)
    return { from, to: end, file: decoding.readVarUint(decoder) }
  })
}

function readGaps(decoder: decoding.Decoder): Gap[] {
  let end = 0
  return readList(decoder, () => {
    const from = end + decoding.readVarUint(decoder)
    const head = decoding.readVarUint(decoder)
    end = from + Math.floor(head / gapKinds.length)
    return { is: gapKinds[head % gapKinds.length] ?? 'other', from, to: end }
  })
}

function readStretches(decoder: decoding.Decoder): Stretch[] {
  let [from, at, last] = [0, 0, 0]
  return readList(decoder, () => {
    from += decoding.readVarUint(decoder)
    at += decoding.readVarInt(decoder)
    const seq = last + decoding.readVarUint(decoder)
    last = seq + decoding.readVarUint(decoder)
    return { from, at, seq, last }
  })
}

function readPlacements(decoder: decoding.Decoder, clients: readonly number[]): Placement[] {
  let end = 0
  return readList(decoder, () => {
    const from = end + decoding.readVarUint(decoder)
    const head = decoding.readVarUint(decoder)
    end = from + Math.floor(head / 4)
    const who = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const origin: Placement['origin'] =
      head % 2 === 0
        ? { is: 'here', client: clientOf(clients, who), clock }
        : { is: 'elsewhere', stranger: who, clock, at: decoding.readVarInt(decoder) }
    return { from, to: end, origin, placed: head % 4 < 2 ? null : readId(decoder, clients) }
  })
}

function readId(decoder: decoding.Decoder, clients: readonly number[]): Id {
  const client = clientOf(clients, decoding.readVarUint(decoder))
  return { client, clock: decoding.readVarUint(decoder) }
}

function clientOf(clients: readonly number[], number: number): number {
  const client = clients[number]
  if (client === undefined) throw new RangeError(`there is no client ${number}`)
  return client
}

function readRemovals(
  decoder: decoding.Decoder,
  stretches: readonly Stretch[],
  ownPen: number | null,
): Removal[] {
  let end = 0
  let pen = ownPen
  return readList(decoder, () => {
    const head = decoding.readVarUint(decoder)
    const from = end + Math.floor(head / 8)
    const short = Math.floor(head / 2) % 4
    end = from + (short === longLength ? decoding.readVarUint(decoder) : short + 1)
    const how = head % 2 === 0 ? 0 : decoding.readVarInt(decoder)
    const minutes = Math.floor(how / 4)
    const flags = how - 4 * minutes
    if (flags % 2 === 1) pen = decoding.readVarUint(decoder) || null
    const written = stretches[firstOf(stretches, from)]?.at ?? 0
    return { from, to: end, pen, at: (minuteOf(written) + minutes) * minuteMs, isLate: flags >= 2 }
  })
}

function readLetters(decoder: decoding.Decoder, gaps: readonly Gap[], end: number): Uint16Array {
  const units = new Uint16Array(end)
  let at = 0
  for (const gap of [...gaps, { from: end, to: end }]) {
    for (; at < gap.from; at++) units[at] = decoding.readVarUint(decoder)
    at = gap.to
  }
  return units
}
