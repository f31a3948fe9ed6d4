import {
  inSequence,
  isMap,
  nowhere,
  placeAt,
  standsIn,
  addPlace,
  cutPlaces,
  runAt,
  type Place,
  type PlaceRuns,
} from './place.ts'
import type { UnitId } from '../update/struct.ts'
import { addChain, cutChains, type Chains } from './chains.ts'
import { subtract, unite, type Ranges } from './ranges.ts'
import { ownerOfRoot } from './roots.ts'

/** What a section holds, as far as a room must know it to judge the next update: no letter of the text. */
export interface Known {
  readonly strands: Map<number, Strand>
  /** The root types that were written to, each with a number of its own. */
  readonly roots: Map<string, number>
  /** The names of these roots by their numbers. */
  readonly rootNames: string[]
  /** How many of them there are of each owner (S26). */
  readonly rootCounts: Map<number, number>
  /** Suggested markers with keys, each with its number, which is one more than its index; and the other way round. */
  readonly markers: UnitId[]
  readonly markerNumbers: Map<string, number>
  /**
   * What any fate that was let in names, by client: that is no longer its suggester's to change (S21). A range of units
   * may hold the ids of entries too, which are decided only where they are named as such (S28).
   */
  readonly decided: DecidedUnits
  /** Values of suggestions that were put under the key of another, in the order in which they came. */
  readonly followers: Follower[]
  /** Letters, marks and embeds that are not deleted. */
  letters: number
  /** Block markers that are not deleted. */
  blocks: number
}

/** The units that fates name, as words and markers or as entries, by client. */
export interface DecidedUnits {
  readonly units: Map<number, Ranges>
  readonly entries: Map<number, Ranges>
}

/** Units that no fate named before. */
export interface Decision {
  readonly as: keyof DecidedUnits
  readonly client: number
  readonly ranges: Ranges
}

/** Units that were put under the key of another unit, as undo does it that brings an entry back. */
export interface Follower {
  readonly of: UnitId
  readonly client: number
  readonly from: number
  readonly to: number
}

/** What is known of one Yjs client: how far it came, where its units stand, which of them are deleted. */
export interface Strand extends PlaceRuns, Chains {
  /** The clock that its next unit will have. */
  clock: number
  deleted: Ranges
  /** The first units of characters that have two, as long as these stand together. */
  pairs: number[]
}

/** What an update adds; also all that is needed to take it out again. */
export interface Change {
  readonly grown: readonly Growth[]
  /** Ranges that were not deleted before. */
  readonly deleted: readonly { readonly client: number; readonly ranges: Ranges }[]
  readonly newRoots: readonly string[]
  readonly newMarkers: readonly UnitId[]
  readonly followers: readonly Follower[]
  readonly decided: readonly Decision[]
  /** The first halves of characters that are now in two. */
  readonly broken: ReadonlyMap<number, ReadonlySet<number>>
}

/** New units of one client, from the known clock up to `to`. */
export interface Growth extends PlaceRuns, Chains {
  readonly client: number
  readonly from: number
  readonly to: number
  /** The parts that came as already deleted. */
  readonly bornDeleted: Ranges
  /** The first units of characters that have two. */
  readonly pairs: number[]
}

export function emptyKnown(): Known {
  return {
    strands: new Map(),
    roots: new Map(),
    rootNames: [],
    rootCounts: new Map(),
    markers: [],
    markerNumbers: new Map(),
    decided: { units: new Map(), entries: new Map() },
    followers: [],
    letters: 0,
    blocks: 0,
  }
}

/** The clock that the next unit of `client` will have. */
export function clockOf(known: Known, client: number): number {
  return known.strands.get(client)?.clock ?? 0
}

/** Where a known unit stands. */
export function placeOf(known: Known, client: number, clock: number): Place {
  const strand = known.strands.get(client)
  return strand === undefined || clock >= strand.clock ? nowhere : placeAt(strand, clock)
}

/** The name under which a unit is found in `markerNumbers`. */
export function nameOf({ client, clock }: UnitId): string {
  return `${client} ${clock}`
}

/** Says whether a unit is the first of a character that has two. */
export function isFirstHalf(pairs: readonly number[], clock: number): boolean {
  let low = 0
  let high = pairs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (pairs[middle]! < clock) low = middle + 1
    else high = middle
  }
  return pairs[low] === clock
}

/** The parts of ranges that are not yet deleted. */
export function notYetDeleted(known: Known, client: number, ranges: Ranges): Ranges {
  return subtract(ranges, known.strands.get(client)?.deleted ?? [])
}

/** Adds what an update brings; `change` must have been made against exactly this state. */
export function enter(known: Known, change: Change): void {
  for (const name of change.newRoots) noteRoot(known, name)
  for (const marker of change.newMarkers) {
    known.markers.push(marker)
    known.markerNumbers.set(nameOf(marker), known.markers.length)
  }
  known.followers.push(...change.followers)
  for (const { as, client, ranges } of change.decided) {
    known.decided[as].set(client, unite(known.decided[as].get(client) ?? [], ranges))
  }
  for (const growth of change.grown) {
    const strand = strandOf(known, growth.client)
    for (const [i, start] of growth.starts.entries()) addPlace(strand, start, growth.places[i]!)
    for (const clock of growth.pairs) strand.pairs.push(clock)
    for (const [i, start] of growth.chainStarts.entries())
      addChain(strand, growth.client, start, growth.chainOrigins[i]!)
    strand.clock = growth.to
    count(known, strand, growth.from, growth.to, 1)
    deleteRanges(known, strand, growth.bornDeleted)
  }
  for (const { client, ranges } of change.deleted) deleteRanges(known, strandOf(known, client), ranges)
  for (const [client, clocks] of change.broken) {
    const strand = strandOf(known, client)
    strand.pairs = strand.pairs.filter((clock) => !clocks.has(clock))
  }
}

/** Takes out again what was entered last. */
export function withdraw(known: Known, change: Change): void {
  for (const [client, clocks] of change.broken) {
    const strand = strandOf(known, client)
    strand.pairs = [...strand.pairs, ...clocks].sort((a, b) => a - b)
  }
  for (const { client, ranges } of change.deleted.toReversed())
    restoreRanges(known, strandOf(known, client), ranges)
  for (const growth of change.grown.toReversed()) {
    const strand = strandOf(known, growth.client)
    restoreRanges(known, strand, growth.bornDeleted)
    count(known, strand, growth.from, growth.to, -1)
    cutPlaces(strand, growth.from)
    cutChains(strand, growth.from)
    strand.pairs.length -= growth.pairs.length
    strand.clock = growth.from
    if (growth.from === 0) known.strands.delete(growth.client)
  }
  for (const marker of change.newMarkers) known.markerNumbers.delete(nameOf(marker))
  known.markers.length -= change.newMarkers.length
  known.followers.length -= change.followers.length
  for (const name of change.newRoots) {
    known.roots.delete(name)
    countRoot(known, name, -1)
  }
  known.rootNames.length -= change.newRoots.length
  for (const { as, client, ranges } of change.decided) {
    known.decided[as].set(client, subtract(known.decided[as].get(client) ?? [], ranges))
  }
}

/** Gives a root that was not known the next number. */
export function noteRoot(known: Known, name: string): void {
  known.roots.set(name, known.roots.size)
  known.rootNames.push(name)
  countRoot(known, name, 1)
}

function countRoot(known: Known, name: string, sign: 1 | -1): void {
  const owner = ownerOfRoot(name)
  known.rootCounts.set(owner, (known.rootCounts.get(owner) ?? 0) + sign)
}

function strandOf(known: Known, client: number): Strand {
  let strand = known.strands.get(client)
  if (strand === undefined) {
    strand = { clock: 0, starts: [], places: [], deleted: [], pairs: [], chainStarts: [], chainOrigins: [] }
    known.strands.set(client, strand)
  }
  return strand
}

function deleteRanges(known: Known, strand: Strand, ranges: Ranges): void {
  strand.deleted = unite(strand.deleted, ranges)
  countAll(known, strand, ranges, -1)
}

function restoreRanges(known: Known, strand: Strand, ranges: Ranges): void {
  strand.deleted = subtract(strand.deleted, ranges)
  countAll(known, strand, ranges, 1)
}

function countAll(known: Known, strand: Strand, ranges: Ranges, sign: 1 | -1): void {
  for (let i = 0; i < ranges.length; i += 2) count(known, strand, ranges[i]!, ranges[i + 1]!, sign)
}

/** Adds the units of a range to what the limits count, or takes them off. */
function count(known: Known, strand: Strand, from: number, to: number, sign: 1 | -1): void {
  for (let run = runAt(strand, from); run < strand.starts.length; run++) {
    const start = Math.max(from, strand.starts[run]!)
    const end = Math.min(to, strand.starts[run + 1] ?? strand.clock)
    if (start >= to) return
    const place = strand.places[run]!
    if (standsIn(place) !== inSequence) continue
    if (isMap(place)) known.blocks += sign * (end - start)
    else known.letters += sign * (end - start)
  }
}
