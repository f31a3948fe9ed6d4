import type { Scan } from '../update/scan.ts'
import { nibOf } from '@alongside/protocol'
import type { Struct, StructBlock, UnitId } from '../update/struct.ts'
import {
  clockOf,
  isFirstHalf,
  nameOf,
  notYetDeleted,
  placeOf,
  type Change,
  type Growth,
  type Known,
} from './known.ts'
import { placeStruct, type Surroundings } from './place-struct.ts'
import {
  addPlace,
  asLeaf,
  inSequence,
  numberOf,
  placeAt,
  placesBetween,
  standsIn,
  underRoot,
  type Place,
} from './place.ts'
import { addChain, chainAt, mayBeNeighbours, type Chain } from './chains.ts'
import { append, meets, subtract, toRanges, unite, type Ranges } from './ranges.ts'
import { trespassOf, trespassOfDeletion, type Grounds, type Suggester } from './trespass.ts'

/** How many units one client may add in one update (S8). */
const maxAdvance = 1_000_000

/** How many chains are followed for one update of a suggester; an honest one needs a few (S25). */
const maxChainsWalked = 1_000_000

/** How many root types a section may have: room for the cells of its tables and some more (F11). */
const maxRoots = 5_000

/** What an update means to a section. */
export type Review =
  /** It adds something, all of which can be integrated at once. */
  | { readonly type: 'new'; readonly change: Change }
  /** All of it is known (S4). */
  | { readonly type: 'known' }
  /** It leaves a gap or refers to something unknown (S3). */
  | { readonly type: 'missing' }
  /** It can never be integrated: its parts wait for each other. */
  | { readonly type: 'impossible' }
  /** It breaks a rule of the document. */
  | { readonly type: 'forbidden'; readonly why: string }
  /** It does more than its sender may, who suggests (S20). */
  | { readonly type: 'trespass'; readonly why: string }

/** The Yjs clients of which an update holds something new: their pens must be the sender's (S2). */
export function writersOf(known: Known, scanned: Scan): readonly number[] {
  const clients: number[] = []
  for (const { client, structs } of scanned.blocks) {
    const clock = clockOf(known, client)
    const isNew = structs.some((struct) => struct.kind !== 'skip' && struct.clock + struct.length > clock)
    if (isNew) clients.push(client)
  }
  return clients
}

/**
 * Integrates an update in thought, as Yjs does it: per client in order of clock, one client waiting for another
 * where it must. Changes nothing. `suggester` is given for a sender who may suggest and not edit.
 */
export function review(known: Known, scanned: Scan, suggester: Suggester | null = null): Review {
  if (scanned.forbidden !== null) return { type: 'forbidden', why: scanned.forbidden }
  const reviewer = new Reviewer(known, scanned, suggester)
  return reviewer.integrate() ?? reviewer.delete() ?? reviewer.decide() ?? reviewer.result()
}

/** How far the integration of one block has come. */
interface Progress {
  readonly block: StructBlock
  readonly from: number
  /** The next struct to integrate. */
  next: number
  /** The clock reached. */
  reached: number
  readonly growth: Growth
  /** The unit that the next struct waits for. */
  waitsFor: UnitId | null
  /** Blocks that wait for this one. */
  readonly waiting: Progress[]
}

class Reviewer implements Surroundings, Grounds {
  readonly #known: Known
  readonly #scanned: Scan
  readonly #progress: Map<number, Progress>
  readonly #suggester: Suggester | null
  readonly #newRoots = new Map<string, number>()
  readonly #broken = new Map<number, Set<number>>()
  #chainsWalked = 0
  readonly #newRootNames: string[] = []
  readonly #newMarkers: UnitId[] = []
  readonly #newMarkerNumbers = new Map<string, number>()
  /** What fates name with those of this update, of the clients that these concern. */
  readonly #decidedNow = new Map<number, Ranges>()
  readonly #decided: { client: number; ranges: Ranges }[] = []
  readonly #deleted: { client: number; ranges: Ranges }[] = []

  constructor(known: Known, scanned: Scan, suggester: Suggester | null) {
    this.#known = known
    this.#suggester = suggester
    this.#scanned = scanned
    this.#progress = new Map()
    for (const block of scanned.blocks) {
      const from = clockOf(known, block.client)
      const growth = {
        client: block.client,
        from,
        to: from,
        starts: [],
        places: [],
        bornDeleted: [],
        pairs: [],
        chainStarts: [],
        chainOrigins: [],
      }
      this.#progress.set(block.client, {
        block,
        from,
        next: 0,
        reached: from,
        growth,
        waitsFor: null,
        waiting: [],
      })
    }
  }

  /** Integrates all structs; gives what stands in the way, or null. */
  integrate(): Review | null {
    const ready = [...this.#progress.values()]
    for (let progress = ready.pop(); progress !== undefined; progress = ready.pop()) {
      const before = progress.reached
      const obstacle = this.#advance(progress)
      if (obstacle !== null) return obstacle
      if (progress.reached > before) for (const other of progress.waiting.splice(0)) ready.push(other)
    }
    const stuck = this.#progress.values().some((progress) => progress.waitsFor !== null)
    return stuck ? { type: 'impossible' } : null
  }

  /** Applies the delete set; gives what stands in the way, or null. */
  delete(): Review | null {
    const pairs = new Map<number, [from: number, to: number][]>()
    for (const { client, from, to } of this.#scanned.deleted) {
      const reached = this.#progress.get(client)?.reached ?? clockOf(this.#known, client)
      if (to > reached) return { type: 'missing' }
      const sameClient = pairs.get(client)
      if (sameClient === undefined) pairs.set(client, [[from, to]])
      else sameClient.push([from, to])
    }
    for (const [client, some] of pairs) {
      const fresh = notYetDeleted(this.#known, client, toRanges(some))
      const ranges = subtract(fresh, this.#progress.get(client)?.growth.bornDeleted ?? [])
      const why = this.#suggester === null ? null : this.#trespassIn(client, ranges, this.#suggester)
      if (why !== null) return { type: 'trespass', why }
      if (ranges.length > 0) this.#deleted.push({ client, ranges })
    }
    return null
  }

  /** Takes note of the fates; gives what stands in the way, or null (S21). */
  decide(): Review | null {
    for (const { client, clock, fate } of this.#scanned.fates) {
      if (clock < clockOf(this.#known, client)) continue
      for (const [suggested, from, to] of fate.ids) {
        if (to > this.#reached(suggested)) return { type: 'missing' }
        if (fate.fate === 'rejected' && this.#stands(suggested, from, to)) {
          return { type: 'forbidden', why: 'what is rejected must go' }
        }
        const before = this.decided(suggested)
        const ranges = subtract([from, to], before)
        if (ranges.length === 0) continue
        this.#decided.push({ client: suggested, ranges })
        this.#decidedNow.set(suggested, unite(this.#decidedNow.has(suggested) ? before : [...before], ranges))
      }
    }
    return null
  }

  result(): Review {
    const grown: Growth[] = []
    for (const { growth, reached, from } of this.#progress.values()) {
      if (reached === from) continue
      if (reached - from > maxAdvance) return { type: 'forbidden', why: 'it is too long for one update' }
      grown.push({ ...growth, to: reached })
    }
    if (this.#known.roots.size + this.#newRootNames.length > maxRoots) {
      return { type: 'forbidden', why: 'the section has too many roots' }
    }
    const deleted = this.#deleted
    if (grown.length === 0 && deleted.length === 0) return { type: 'known' }
    const newRoots = this.#newRootNames
    const newMarkers = this.#newMarkers
    const [decided, broken] = [this.#decided, this.#broken]
    return { type: 'new', change: { grown, deleted, newRoots, newMarkers, decided, broken } }
  }

  placeOf({ client, clock }: UnitId): Place {
    const progress = this.#progress.get(client)
    if (progress === undefined || clock < progress.from) return placeOf(this.#known, client, clock)
    return placeAt(progress.growth, clock)
  }

  rootNumber(name: string): number {
    const known = this.#known.roots.get(name)
    if (known !== undefined) return known
    const fresh = this.#newRoots.get(name)
    if (fresh !== undefined) return fresh
    const number = this.#known.roots.size + this.#newRootNames.length
    this.#newRoots.set(name, number)
    this.#newRootNames.push(name)
    return number
  }

  markerNumber(id: UnitId): number {
    if (!nibOf(id.client).suggestion) return 0
    const name = nameOf(id)
    const known = this.#known.markerNumbers.get(name) ?? this.#newMarkerNumbers.get(name)
    if (known !== undefined) return known
    const number = this.#known.markers.length + this.#newMarkers.push(id)
    this.#newMarkerNumbers.set(name, number)
    return number
  }

  rootName(number: number): string {
    const { rootNames } = this.#known
    return rootNames[number] ?? this.#newRootNames[number - rootNames.length]!
  }

  marker(number: number): UnitId {
    const { markers } = this.#known
    return markers[number - 1] ?? this.#newMarkers[number - 1 - markers.length]!
  }

  decided(client: number): Ranges {
    return this.#decidedNow.get(client) ?? this.#known.decided.get(client) ?? []
  }

  #reached(client: number): number {
    return this.#progress.get(client)?.reached ?? clockOf(this.#known, client)
  }

  /**
   * Notes the character in two by which a struct stands, if it does: Yjs splits what it stands in, and puts a sign for
   * something unreadable in place of each half (S23). Halves of which one is deleted were parted before.
   */
  #breaksCharacter({ origin, rightOrigin }: Struct): boolean {
    const isAfter = origin !== null && this.#break(origin.client, origin.clock)
    const isBefore = rightOrigin !== null && this.#break(rightOrigin.client, rightOrigin.clock - 1)
    return isAfter || isBefore
  }

  #hasHonestNeighbours({ origin, rightOrigin }: Struct, place: Place): boolean {
    if (standsIn(place) !== inSequence || rightOrigin === null) return true
    return mayBeNeighbours(origin, rightOrigin, (id) => this.#chainOf(id))
  }

  #chainOf({ client, clock }: UnitId): Chain | null {
    this.#chainsWalked += 1
    if (this.#chainsWalked > maxChainsWalked) return null
    const known = this.#known.strands.get(client)
    const fresh = this.#progress.get(client)?.growth
    const found = fresh === undefined || clock < fresh.from ? null : chainAt(fresh, clock)
    return found ?? (known === undefined ? null : chainAt(known, clock))
  }

  #break(client: number, clock: number): boolean {
    const known = this.#known.strands.get(client)
    const fresh = this.#progress.get(client)?.growth
    const isWhole =
      (known !== undefined && isFirstHalf(known.pairs, clock) && !meets(known.deleted, clock, clock + 2)) ||
      (fresh !== undefined && isFirstHalf(fresh.pairs, clock))
    if (!isWhole) return false
    const broken = this.#broken.get(client)
    if (broken === undefined) this.#broken.set(client, new Set([clock]))
    else broken.add(clock)
    return true
  }

  /** The parts of a range of units by where they stand. */
  *#placesIn(client: number, from: number, to: number) {
    const known = this.#known.strands.get(client)
    const progress = this.#progress.get(client)
    const end = known?.clock ?? 0
    if (known !== undefined) yield* placesBetween(known, end, from, Math.min(to, end))
    if (progress !== undefined) {
      yield* placesBetween(progress.growth, progress.reached, Math.max(from, end), to)
    }
  }

  /** Says why the suggester may not delete these units, or null. */
  #trespassIn(client: number, ranges: Ranges, by: Suggester): string | null {
    for (let i = 0; i < ranges.length; i += 2) {
      for (const { from, to, place } of this.#placesIn(client, ranges[i]!, ranges[i + 1]!)) {
        const why = trespassOfDeletion({ client, from, to }, place, by, this)
        if (why !== null) return why
      }
    }
    return null
  }

  /** Says whether any of these units is in the text when the update is in. */
  #stands(client: number, from: number, to: number): boolean {
    let left = notYetDeleted(this.#known, client, [from, to])
    left = subtract(left, this.#progress.get(client)?.growth.bornDeleted ?? [])
    for (const deleted of this.#deleted) {
      if (deleted.client === client) left = subtract(left, deleted.ranges)
    }
    for (let i = 0; i < left.length; i += 2) {
      for (const { place } of this.#placesIn(client, left[i]!, left[i + 1]!)) {
        if (standsIn(place) === inSequence) return true
      }
    }
    return false
  }

  #advance(progress: Progress): Review | null {
    const { block } = progress
    progress.waitsFor = null
    while (progress.next < block.structs.length) {
      const struct = block.structs[progress.next]!
      if (struct.kind !== 'skip') {
        if (struct.clock > progress.reached) return { type: 'missing' }
        const awaited = this.#awaited(block.client, struct)
        if (awaited !== null) return this.#wait(progress, awaited)
        const obstacle = this.#integrate(progress, struct)
        if (obstacle !== null) return obstacle
      }
      progress.next += 1
    }
    return null
  }

  #wait(progress: Progress, awaited: UnitId): Review | null {
    const other = this.#progress.get(awaited.client)
    const last = other?.block.structs.at(-1)
    if (other === undefined || last === undefined || last.clock + last.length <= awaited.clock) {
      return { type: 'missing' }
    }
    progress.waitsFor = awaited
    other.waiting.push(progress)
    return null
  }

  /** The first unit that a struct needs and that is not there yet. Of its own client all lower clocks are. */
  #awaited(client: number, struct: Struct): UnitId | null {
    for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
      if (id === null || id.client === client) continue
      const reached = this.#progress.get(id.client)?.reached ?? clockOf(this.#known, id.client)
      if (id.clock >= reached) return id
    }
    return null
  }

  #integrate(progress: Progress, struct: Struct): Review | null {
    const end = struct.clock + struct.length
    if (end <= progress.reached) return null
    const placed = placeStruct(struct, this)
    if (typeof placed === 'string') return { type: 'forbidden', why: placed }
    if (
      struct.root === null &&
      standsIn(placed) === underRoot &&
      this.rootName(numberOf(placed)) === 'fates'
    ) {
      return { type: 'forbidden', why: 'a fate is never written over' }
    }
    const isWithin = this.#breaksCharacter(struct)
    if (this.#suggester !== null) {
      if (isWithin) return { type: 'trespass', why: 'it stands within a character' }
      if (!this.#hasHonestNeighbours(struct, placed)) {
        return { type: 'trespass', why: 'nothing can stand between its neighbours' }
      }
      const why = trespassOf(progress.block.client, struct, placed, this.#suggester, this)
      if (why !== null) return { type: 'trespass', why }
    }
    const start = progress.reached
    if (struct.clock < start && !this.#continues(progress, placed)) return { type: 'missing' }
    addPlace(progress.growth, start, placed)
    if (struct.kind === 'deleted' || struct.kind === 'collected')
      append(progress.growth.bornDeleted, start, end)
    if (standsIn(placed) === inSequence) {
      const { client } = progress.block
      addChain(
        progress.growth,
        client,
        start,
        struct.clock < start ? { client, clock: start - 1 } : struct.origin,
      )
    }
    for (const offset of struct.pairs ?? []) {
      if (struct.clock + offset >= start) progress.growth.pairs.push(struct.clock + offset)
    }
    progress.reached = end
    return null
  }

  /**
   * Says whether a struct of which a part is known stands where that part stands. Otherwise Yjs would hang the rest
   * into two lists at once, and break when one of them goes. Under keys this cannot be told apart, so the client is
   * asked to send again from where we are.
   */
  #continues(progress: Progress, place: Place): boolean {
    const before = this.placeOf({ client: progress.block.client, clock: progress.reached - 1 })
    return asLeaf(before) === place && standsIn(place) < underRoot
  }
}
