/**
 * Where a unit stands, as one small number, so that a run of letters costs two numbers however long it is. The low
 * three bits say in what it stands, the fourth whether it is a map itself, the rest which root it stands in.
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

export function asMap(place: Place): Place {
  return place | isMapBit
}

export function asLeaf(place: Place): Place {
  return place & ~isMapBit
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

/** Forgets the places from `clock` on. */
export function cutPlaces(runs: PlaceRuns, clock: number): void {
  while (runs.starts.length > 0 && runs.starts.at(-1)! >= clock) {
    runs.starts.pop()
    runs.places.pop()
  }
}
