import { nibOf } from '@alongside/protocol'
import type { UnitId } from '../update/struct.ts'
import { chainAt, type Chain } from './chains.ts'
import {
  clockOf,
  nameOf,
  notYetDeleted,
  placeOf,
  type Change,
  type DecidedUnits,
  type Decision,
  type Follower,
  type Growth,
  type Known,
} from './known.ts'
import type { Surroundings } from './place-struct.ts'
import { placeAt, placesBetween, type Place } from './place.ts'
import { subtract, unite, type Ranges } from './ranges.ts'
import type { Grounds } from './trespass.ts'

/** New units of one client, as far as they have been added. */
export interface Growing extends Growth {
  /** The clock that the next unit will have. */
  to: number
}

/** A part of a range of units that stands in one place. */
export interface PlacedRange {
  readonly from: number
  readonly to: number
  readonly place: Place
}

/** What a section holds together with what was integrated in thought of one update; what is known stays as it is. */
export class Draft implements Surroundings, Grounds {
  readonly known: Known
  readonly broken = new Map<number, Set<number>>()
  readonly #growing = new Map<number, Growing>()
  readonly #roots = new Map<string, number>()
  readonly #rootNames: string[] = []
  readonly #markers: UnitId[] = []
  readonly #markerNumbers = new Map<string, number>()
  readonly #followers: Follower[] = []
  readonly #deleted: { client: number; ranges: Ranges }[] = []
  readonly #decided: Decision[] = []
  /** All that is decided, of the clients of which something was decided just now. */
  readonly #decidedNow: DecidedUnits = { units: new Map(), entries: new Map() }

  constructor(known: Known) {
    this.known = known
  }

  /** What is new of a client; begun empty when it is first asked for. */
  growing(client: number): Growing {
    const known = this.#growing.get(client)
    if (known !== undefined) return known
    const from = clockOf(this.known, client)
    const growing: Growing = {
      client,
      from,
      to: from,
      starts: [],
      places: [],
      bornDeleted: [],
      pairs: [],
      chainStarts: [],
      chainOrigins: [],
    }
    this.#growing.set(client, growing)
    return growing
  }

  /** The new units of a client, if there are any. */
  growthOf(client: number): Growth | undefined {
    return this.#growing.get(client)
  }

  /** The clock that the next unit of a client will have. */
  reached(client: number): number {
    return this.#growing.get(client)?.to ?? clockOf(this.known, client)
  }

  placeOf({ client, clock }: UnitId): Place {
    const growth = this.#growing.get(client)
    if (growth === undefined || clock < growth.from) return placeOf(this.known, client, clock)
    return placeAt(growth, clock)
  }

  /** The parts of a range of units by where they stand. */
  *placesIn(client: number, from: number, to: number): Generator<PlacedRange> {
    const known = this.known.strands.get(client)
    const growth = this.#growing.get(client)
    const end = known?.clock ?? 0
    if (known !== undefined) yield* placesBetween(known, end, from, Math.min(to, end))
    if (growth !== undefined) yield* placesBetween(growth, growth.to, Math.max(from, end), to)
  }

  rootNumber(name: string): number {
    const number = this.known.roots.get(name) ?? this.#roots.get(name)
    if (number !== undefined) return number
    const fresh = this.known.rootNames.length + this.#rootNames.push(name) - 1
    this.#roots.set(name, fresh)
    return fresh
  }

  knowsRoot(name: string): boolean {
    return this.known.roots.has(name) || this.#roots.has(name)
  }

  rootName(number: number): string {
    const { rootNames } = this.known
    return rootNames[number] ?? this.#rootNames[number - rootNames.length]!
  }

  markerNumber(id: UnitId): number {
    if (!nibOf(id.client).suggestion) return 0
    const name = nameOf(id)
    const known = this.known.markerNumbers.get(name) ?? this.#markerNumbers.get(name)
    if (known !== undefined) return known
    const number = this.known.markers.length + this.#markers.push(id)
    this.#markerNumbers.set(name, number)
    return number
  }

  marker(number: number): UnitId {
    const { markers } = this.known
    return markers[number - 1] ?? this.#markers[number - 1 - markers.length]!
  }

  chainOf({ client, clock }: UnitId): Chain | null {
    const known = this.known.strands.get(client)
    const fresh = this.#growing.get(client)
    const found = fresh === undefined || clock < fresh.from ? null : chainAt(fresh, clock)
    return found ?? (known === undefined ? null : chainAt(known, clock))
  }

  /** Notes that units stand under the key of another, which is a value of a suggestion, as its next value. */
  follow(follower: Follower): void {
    this.#followers.push(follower)
  }

  followers(): readonly Follower[] {
    return [...this.known.followers, ...this.#followers]
  }

  /** Those of some ranges that were not deleted before, nor came as deleted. */
  standing(client: number, ranges: Ranges): Ranges {
    return subtract(notYetDeleted(this.known, client, ranges), this.#growing.get(client)?.bornDeleted ?? [])
  }

  delete(client: number, ranges: Ranges): void {
    if (ranges.length > 0) this.#deleted.push({ client, ranges })
  }

  /** What is left of some ranges with all that the update deletes. */
  left(client: number, ranges: Ranges): Ranges {
    const deleted = this.#deleted.filter((one) => one.client === client)
    return deleted.reduce((rest, one) => subtract(rest, one.ranges), this.standing(client, ranges))
  }

  decided(client: number, as: keyof DecidedUnits = 'units'): Ranges {
    return this.#decidedNow[as].get(client) ?? this.known.decided[as].get(client) ?? []
  }

  decide(as: keyof DecidedUnits, client: number, from: number, to: number): void {
    const before = this.decided(client, as)
    const ranges = subtract([from, to], before)
    if (ranges.length === 0) return
    const now = this.#decidedNow[as]
    this.#decided.push({ as, client, ranges })
    now.set(client, unite(now.has(client) ? before : [...before], ranges))
  }

  /** All that the update adds. */
  change(): Change {
    return {
      grown: this.#growing
        .values()
        .filter(({ from, to }) => to > from)
        .toArray(),
      deleted: this.#deleted,
      newRoots: this.#rootNames,
      newMarkers: this.#markers,
      followers: this.#followers,
      decided: this.#decided,
      broken: this.broken,
    }
  }
}
