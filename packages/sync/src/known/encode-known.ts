import * as encoding from 'lib0/encoding'
import type { Known, Strand } from './known.ts'
import type { Ranges } from './ranges.ts'

/** The version of what is written here: higher whenever a room knows otherwise of the same rows than before. */
export const knownVersion = 1

/** Writes what a section holds, as far as a room must know it, so that `decodeKnown` reads it exactly as it was. */
export function encodeKnown(known: Known): Uint8Array {
  // What is named is a client that has units itself: nothing enters that refers to what is not there.
  const numbers = new Map([...known.strands.keys()].map((client, index) => [client, index]))
  const numberOf = (client: number): number => {
    const number = numbers.get(client)
    if (number === undefined) throw new RangeError(`client ${client} is referred to and has nothing`)
    return number
  }
  return encoding.encode((to) => {
    encoding.writeVarUint(to, knownVersion)
    writeList(to, [...known.strands], ([client, strand]) => {
      encoding.writeVarUint(to, client)
      writeStrand(to, strand, numberOf)
    })
    writeList(to, known.rootNames, (name) => encoding.writeVarString(to, name))
    writeList(to, known.markers, ({ client, clock }) => {
      encoding.writeVarUint(to, numberOf(client))
      encoding.writeVarUint(to, clock)
    })
    for (const decided of [known.decided.units, known.decided.entries])
      writeList(to, [...decided], ([client, ranges]) => {
        encoding.writeVarUint(to, client)
        writeRising(to, ranges)
      })
    writeList(to, known.followers, ({ of, client, from, to: end }) => {
      for (const number of [numberOf(of.client), of.clock, numberOf(client), from, end - from])
        encoding.writeVarUint(to, number)
    })
    encoding.writeVarUint(to, known.letters)
    encoding.writeVarUint(to, known.blocks)
  })
}

function writeStrand(to: encoding.Encoder, strand: Strand, numberOf: (client: number) => number): void {
  encoding.writeVarUint(to, strand.clock)
  writeRising(to, strand.starts)
  for (const place of strand.places) encoding.writeVarUint(to, place)
  writeRising(to, strand.deleted)
  writeRising(to, strand.pairs)
  writeRising(to, strand.chainStarts)
  for (const origin of strand.chainOrigins) {
    encoding.writeVarUint(to, origin === null ? 0 : numberOf(origin.client) + 1)
    if (origin !== null) encoding.writeVarUint(to, origin.clock)
  }
}

function writeList<T>(to: encoding.Encoder, list: readonly T[], write: (one: T) => void): void {
  encoding.writeVarUint(to, list.length)
  for (const one of list) write(one)
}

/** Numbers of which none is less than the one before it. */
function writeRising(to: encoding.Encoder, numbers: Ranges): void {
  let last = 0
  writeList(to, numbers, (number) => {
    encoding.writeVarUint(to, number - last)
    last = number
  })
}
