/**
 * A set of whole numbers as flat, sorted, disjoint ranges that do not touch: `[from, to, from, to, …]`, each `to`
 * being the first number after its range. Flat arrays hold a long history of deletions in few bytes.
 */
export type Ranges = number[]

/** Adds `from` up to but not including `to`, and gives the parts that were not in the set, as ranges of the same form. */
export function addRange(ranges: Ranges, from: number, to: number): Ranges {
  const first = firstEndingAtOrAfter(ranges, from)
  let start = from
  let end = to
  let uncovered = from
  let last = first
  const added: Ranges = []
  while (last < ranges.length && ranges[last]! <= to) {
    const [low, high] = [ranges[last]!, ranges[last + 1]!]
    if (uncovered < low) added.push(uncovered, low)
    uncovered = Math.max(uncovered, high)
    start = Math.min(start, low)
    end = Math.max(end, high)
    last += 2
  }
  if (uncovered < to) added.push(uncovered, to)
  if (added.length > 0) ranges.splice(first, last - first, start, end)
  return added
}

/** The parts of `from` up to but not including `to` that are not in the set. */
export function missingFrom(ranges: Ranges, from: number, to: number): Ranges {
  const missing: Ranges = []
  let uncovered = from
  for (let i = firstEndingAtOrAfter(ranges, from); i < ranges.length && ranges[i]! < to; i += 2) {
    if (uncovered < ranges[i]!) missing.push(uncovered, ranges[i]!)
    uncovered = Math.max(uncovered, ranges[i + 1]!)
  }
  if (uncovered < to) missing.push(uncovered, to)
  return missing
}

/** Takes out `from` up to but not including `to`, all of which must be in the set. */
export function removeRange(ranges: Ranges, from: number, to: number): void {
  const at = firstEndingAtOrAfter(ranges, to)
  const [low, high] = [ranges[at], ranges[at + 1]]
  if (low === undefined || high === undefined || low > from)
    throw new RangeError('only what is in a set can be taken out')
  const rest: number[] = []
  if (low < from) rest.push(low, from)
  if (to < high) rest.push(to, high)
  ranges.splice(at, 2, ...rest)
}

/** The index of the first range whose end is at or after `position`; the length if there is none. */
function firstEndingAtOrAfter(ranges: Ranges, position: number): number {
  let low = 0
  let high = ranges.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ranges[middle * 2 + 1]! < position) low = middle + 1
    else high = middle
  }
  return low * 2
}
