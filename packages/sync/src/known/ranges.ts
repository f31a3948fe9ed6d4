/**
 * A set of whole numbers as flat, sorted, disjoint ranges that do not touch: `[from, to, from, to, …]`, each `to`
 * being the first number after its range. Flat arrays hold a long history of deletions in few bytes. No function here
 * takes more than a walk through its arguments, however hostile they are.
 */
export type Ranges = number[]

/** The set that unordered ranges, which may overlap, make together; `pairs` is sorted in place of being copied. */
export function toRanges(pairs: (readonly [from: number, to: number])[]): Ranges {
  pairs.sort(([a], [b]) => a - b)
  const ranges: Ranges = []
  for (const [from, to] of pairs) append(ranges, from, to)
  return ranges
}

/** Adds a range that begins at or after the last one. */
export function append(ranges: Ranges, from: number, to: number): void {
  const end = ranges.at(-1)
  if (end === undefined || from > end) ranges.push(from, to)
  else if (to > end) ranges[ranges.length - 1] = to
}

/** What is in `ranges` and not in `taken`. */
export function subtract(ranges: Ranges, taken: Ranges): Ranges {
  const rest: Ranges = []
  for (let i = 0; i < ranges.length; i += 2) {
    let from = ranges[i]!
    const to = ranges[i + 1]!
    for (let j = firstEndingAfter(taken, from); j < taken.length && taken[j]! < to; j += 2) {
      if (from < taken[j]!) rest.push(from, taken[j]!)
      from = Math.max(from, taken[j + 1]!)
    }
    if (from < to) rest.push(from, to)
  }
  return rest
}

/** Says whether any of the numbers from `from` up to but not including `to` is in the set. */
export function meets(ranges: Ranges, from: number, to: number): boolean {
  const start = ranges[firstEndingAfter(ranges, from)]
  return start !== undefined && start < to
}

/** What is in either set; may be `ranges` itself, changed. A few ranges are put in place, many are merged in one walk. */
export function unite(ranges: Ranges, added: Ranges): Ranges {
  if (added.length <= 16) {
    for (let i = 0; i < added.length; i += 2) insert(ranges, added[i]!, added[i + 1]!)
    return ranges
  }
  const united: Ranges = []
  for (let i = 0, j = 0; i < ranges.length || j < added.length;) {
    const isFirst = j >= added.length || (i < ranges.length && ranges[i]! <= added[j]!)
    if (isFirst) append(united, ranges[i++]!, ranges[i++]!)
    else append(united, added[j++]!, added[j++]!)
  }
  return united
}

function insert(ranges: Ranges, from: number, to: number): void {
  const first = firstEndingAfter(ranges, from - 1)
  let [start, end, last] = [from, to, first]
  while (last < ranges.length && ranges[last]! <= to) {
    start = Math.min(start, ranges[last]!)
    end = Math.max(end, ranges[last + 1]!)
    last += 2
  }
  ranges.splice(first, last - first, start, end)
}

/** The index of the first range that ends after `position`; the length if there is none. */
export function firstEndingAfter(ranges: Ranges, position: number): number {
  let low = 0
  let high = ranges.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ranges[middle * 2 + 1]! <= position) low = middle + 1
    else high = middle
  }
  return low * 2
}
