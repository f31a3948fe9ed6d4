import type { Scan } from '../update/scan.ts'
import { clockOf, type Known } from './known.ts'
import { inSequence, placesBetween, standsIn } from './place.ts'
import { subtract, toRanges, type Ranges } from './ranges.ts'

/**
 * Says in words why a whole document, as one update, is not what a room knows, or null (S12): it must hold the same
 * units, and have deleted all that the room knows as deleted. What it has deleted beyond that Yjs deleted by implication:
 * values under keys, and what stood in something that went.
 */
export function misfitOf(known: Known, { blocks, deleted }: Pick<Scan, 'blocks' | 'deleted'>): string | null {
  if (blocks.length !== known.strands.size) return 'it has other clients'
  for (const { client, structs } of blocks) {
    const last = structs.at(-1)
    if (last === undefined || last.clock + last.length !== clockOf(known, client))
      return `client ${client} has come to another clock`
  }
  const inDocument = byClient(deleted)
  for (const [client, strand] of known.strands) {
    const ranges = inDocument.get(client) ?? []
    if (subtract(strand.deleted, ranges).length > 0)
      return `of client ${client} something stands that was deleted`
    const beyond = subtract(ranges, strand.deleted)
    for (let i = 0; i < beyond.length; i += 2) {
      for (const { place } of placesBetween(strand, strand.clock, beyond[i]!, beyond[i + 1]!))
        if (standsIn(place) === inSequence) return `of client ${client} something is deleted that stands`
    }
  }
  return null
}

function byClient(deleted: Scan['deleted']): ReadonlyMap<number, Ranges> {
  const pairs = Map.groupBy(deleted, ({ client }) => client)
  return new Map(
    [...pairs].map(([client, some]) => [client, toRanges(some.map(({ from, to }) => [from, to] as const))]),
  )
}
