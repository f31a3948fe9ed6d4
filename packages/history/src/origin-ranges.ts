import { spansIn, type Origin, type Span } from '@alongside/attribution'

/** Whose clocks an origin speaks of, as a text. */
export function ownerOf(origin: Origin): string {
  return origin.is === 'here' ? `here ${origin.client}` : `elsewhere ${origin.stranger}`
}

/** A set of letters by where they were first written. */
export class OriginRanges {
  readonly #spans = new Map<string, { all: Span[]; isSorted: boolean }>()

  /** Adds `length` letters from an origin on. */
  add(origin: Origin, length: number): void {
    const key = ownerOf(origin)
    const span = { from: origin.clock, to: origin.clock + length }
    const known = this.#spans.get(key)
    if (known === undefined) this.#spans.set(key, { all: [span], isSorted: true })
    else {
      known.all.push(span)
      known.isSorted = false
    }
  }

  /** The parts of `length` letters from an origin on that are not in the set, counted from its first letter. */
  without(origin: Origin, length: number): readonly Span[] {
    const known = this.#spans.get(ownerOf(origin))
    const { clock } = origin
    const rest: Span[] = []
    let at = clock
    for (const { from, to } of known === undefined ? [] : spansIn(settled(known), clock, clock + length)) {
      if (from > at) rest.push({ from: at - clock, to: from - clock })
      at = Math.max(at, to)
    }
    if (at < clock + length) rest.push({ from: at - clock, to: length })
    return rest
  }
}

/** The spans of a set, in order and apart from each other. */
function settled(known: { all: Span[]; isSorted: boolean }): readonly Span[] {
  if (known.isSorted) return known.all
  const merged: Span[] = []
  for (const span of known.all.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else merged.push(span)
  }
  known.all = merged
  known.isSorted = true
  return merged
}
