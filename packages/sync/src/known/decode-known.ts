import * as decoding from 'lib0/decoding'
import type { UnitId } from '../update/struct.ts'
import { knownVersion } from './encode-known.ts'
import { emptyKnown, nameOf, noteRoot, type Follower, type Known, type Strand } from './known.ts'
import type { Ranges } from './ranges.ts'

/** Reads what `encodeKnown` wrote; null for what another version wrote, and for bytes that are none. Never throws. */
export function decodeKnown(bytes: Uint8Array): Known | null {
  try {
    const from = decoding.createDecoder(bytes)
    if (decoding.readVarUint(from) !== knownVersion) return null
    const known = readKnown(from)
    return decoding.hasContent(from) ? null : known
  } catch {
    return null
  }
}

function readKnown(from: decoding.Decoder): Known {
  const known = emptyKnown()
  const clients: number[] = []
  const strands: Strand[] = []
  // Chains name clients by their numbers, also of those that come later.
  const origins: (readonly [number: number, clock: number] | null)[][] = []
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    clients.push(decoding.readVarUint(from))
    const [strand, named] = readStrand(from)
    strands.push(strand)
    origins.push(named)
  }
  const clientOf = (number: number): number => {
    const client = clients[number]
    if (client === undefined) throw new RangeError(`there is no client ${number}`)
    return client
  }
  const readId = (): UnitId => ({
    client: clientOf(decoding.readVarUint(from)),
    clock: decoding.readVarUint(from),
  })
  for (const [index, strand] of strands.entries()) {
    for (const named of origins[index] ?? [])
      strand.chainOrigins.push(named && { client: clientOf(named[0]), clock: named[1] })
    known.strands.set(clientOf(index), strand)
  }
  for (let left = decoding.readVarUint(from); left > 0; left--) noteRoot(known, decoding.readVarString(from))
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    const marker = readId()
    known.markers.push(marker)
    known.markerNumbers.set(nameOf(marker), known.markers.length)
  }
  for (const decided of [known.decided.units, known.decided.entries]) {
    for (let left = decoding.readVarUint(from); left > 0; left--) {
      const client = decoding.readVarUint(from)
      decided.set(client, readRising(from))
    }
  }
  for (let left = decoding.readVarUint(from); left > 0; left--)
    known.followers.push(readFollower(from, readId))
  known.letters = decoding.readVarUint(from)
  known.blocks = decoding.readVarUint(from)
  return known
}

function readStrand(from: decoding.Decoder): [Strand, (readonly [number, number] | null)[]] {
  const clock = decoding.readVarUint(from)
  const starts = readRising(from)
  const places = starts.map(() => decoding.readVarUint(from))
  const deleted = readRising(from)
  const pairs = readRising(from)
  const chainStarts = readRising(from)
  const named = chainStarts.map(() => {
    const number = decoding.readVarUint(from)
    return number === 0 ? null : ([number - 1, decoding.readVarUint(from)] as const)
  })
  return [{ clock, starts, places, deleted, pairs, chainStarts, chainOrigins: [] }, named]
}

function readFollower(from: decoding.Decoder, readId: () => UnitId): Follower {
  const of = readId()
  const { client, clock } = readId()
  return { of, client, from: clock, to: clock + decoding.readVarUint(from) }
}

function readRising(from: decoding.Decoder): Ranges {
  const numbers: Ranges = []
  let last = 0
  for (let left = decoding.readVarUint(from); left > 0; left--) {
    last += decoding.readVarUint(from)
    numbers.push(last)
  }
  return numbers
}
