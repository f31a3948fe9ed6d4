import type { Scan } from '../update/scan.ts'
import type { Struct, StructBlock, UnitId } from '../update/struct.ts'
import { clockOf, notYetDeleted, placeOf, type Change, type Growth, type Known } from './known.ts'
import { placeStruct, type Surroundings } from './place-struct.ts'
import { addPlace, asLeaf, placeAt, standsIn, underRoot, type Place } from './place.ts'
import { append, subtract, toRanges, type Ranges } from './ranges.ts'

/** How many units one client may add in one update (S8). */
const maxAdvance = 1_000_000

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
 * where it must. Changes nothing.
 */
export function review(known: Known, scanned: Scan): Review {
  if (scanned.forbidden !== null) return { type: 'forbidden', why: scanned.forbidden }
  const reviewer = new Reviewer(known, scanned)
  return reviewer.integrate() ?? reviewer.delete() ?? reviewer.result()
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

class Reviewer implements Surroundings {
  readonly #known: Known
  readonly #scanned: Scan
  readonly #progress: Map<number, Progress>
  readonly #newRoots = new Map<string, number>()
  readonly #deleted: { client: number; ranges: Ranges }[] = []

  constructor(known: Known, scanned: Scan) {
    this.#known = known
    this.#scanned = scanned
    this.#progress = new Map()
    for (const block of scanned.blocks) {
      const from = clockOf(known, block.client)
      const growth = { client: block.client, from, to: from, starts: [], places: [], bornDeleted: [] }
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
      if (ranges.length > 0) this.#deleted.push({ client, ranges })
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
    if (this.#known.roots.size + this.#newRoots.size > maxRoots) {
      return { type: 'forbidden', why: 'the section has too many roots' }
    }
    const deleted = this.#deleted
    if (grown.length === 0 && deleted.length === 0) return { type: 'known' }
    return { type: 'new', change: { grown, deleted, newRoots: [...this.#newRoots.keys()] } }
  }

  placeOf({ client, clock }: UnitId): Place {
    const progress = this.#progress.get(client)
    if (progress === undefined || clock < progress.from) return placeOf(this.#known, client, clock)
    return placeAt(progress.growth, clock)
  }

  rootNumber(name: string): number {
    const known = this.#known.roots.get(name)
    if (known !== undefined) return known
    const number = this.#newRoots.get(name) ?? this.#known.roots.size + this.#newRoots.size
    this.#newRoots.set(name, number)
    return number
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
    const start = progress.reached
    if (struct.clock < start && !this.#continues(progress, placed)) return { type: 'missing' }
    addPlace(progress.growth, start, placed)
    if (struct.kind === 'deleted' || struct.kind === 'collected')
      append(progress.growth.bornDeleted, start, end)
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
