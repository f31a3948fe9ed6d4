/**
 * Where a unit stands, as one small number, so that a run of letters costs two numbers however long it is. The low
 * three bits say in what it stands, the fourth whether it is a map itself, the rest which root it stands in or under,
 * or in the map of which suggested marker (counted from 1; 0 for any other map).
 */
export type Place = number

/** In a part of the document that is gone: whatever is put beside it is gone as well. */
export const nowhere = 0
/** In the sequence of a root: letters, marks, embeds, and block markers. */
export const inSequence = 1
/** Under a key of a root. */
export const underRoot = 2
/** Under a key of a map that stands in a root, such as the `kind` of a block marker. */
export const underMap = 3
/** Under a key of a map that stands under a key of a map. Nothing stands deeper. */
export const underInnerMap = 4

const isMapBit = 8
const rootFactor = 16

export function placeInSequence(root: number): Place {
  return inSequence + rootFactor * root
}

/** Under a key of a root. */
export function placeUnderRoot(root: number): Place {
  return underRoot + rootFactor * root
}

/** Under a key of a block marker; `suggested` is the number of a suggested marker, or 0. */
export function placeUnderMarker(suggested: number): Place {
  return underMap + rootFactor * suggested
}

/** Under a key of a map that stands under a key, given the place of that map. */
export function placeUnderInner(map: Place): Place {
  return underInnerMap + rootFactor * numberOf(map)
}

/** The number of the root that a unit stands in or under, or of the suggested marker whose map it stands in. */
export function numberOf(place: Place): number {
  return Math.floor(place / rootFactor)
}

export function asMap(place: Place): Place {
  return isMap(place) ? place : place + isMapBit
}

export function asLeaf(place: Place): Place {
  return isMap(place) ? place - isMapBit : place
}

export function isMap(place: Place): boolean {
  return (place & isMapBit) !== 0
}

/** In what a unit stands: one of the five constants above. */
export function standsIn(place: Place): number {
  return place & 7
}

/** Places of one client's units in order of clock: each run begins at `starts[i]` and stands at `places[i]`. */
export interface PlaceRuns {
  readonly starts: number[]
  readonly places: Place[]
}

export function addPlace(runs: PlaceRuns, start: number, place: Place): void {
  if (runs.places.at(-1) === place) return
  runs.starts.push(start)
  runs.places.push(place)
}

/** The index of the run that holds `clock`, which must not lie before the first run. */
export function runAt(runs: PlaceRuns, clock: number): number {
  const { starts } = runs
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (starts[middle]! <= clock) low = middle
    else high = middle - 1
  }
  return low
}

export function placeAt(runs: PlaceRuns, clock: number): Place {
  return runs.places[runAt(runs, clock)]!
}

/** The parts of a range that stand in different places; `end` is the clock before which the last run ends. */
export function* placesBetween(
  { starts, places }: PlaceRuns,
  end: number,
  from: number,
  to: number,
): Generator<{ readonly from: number; readonly to: number; readonly place: Place }> {
  if (starts.length === 0) return
  for (let run = runAt({ starts, places }, from); run < starts.length && starts[run]! < to; run++) {
    const first = Math.max(from, starts[run]!)
    const last = Math.min(to, starts[run + 1] ?? end)
    if (first < last) yield { from: first, to: last, place: places[run]! }
  }
}

/** Forgets the places from `clock` on. */
export function cutPlaces(runs: PlaceRuns, clock: number): void {
  while (runs.starts.length > 0 && runs.starts.at(-1)! >= clock) {
    runs.starts.pop()
    runs.places.pop()
  }
}
