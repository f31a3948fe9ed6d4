/** A range of clocks of one client id: `from` up to, not including, `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The index of the first of these spans, which are sorted and apart, that ends behind `clock`; their number for none. */
export function firstBehind(spans: readonly Span[], clock: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.to ?? 0) > clock) high = middle
    else low = middle + 1
  }
  return low
}

/** Those of sorted spans that hold some of the clocks from `from` up to `to`. */
export function* spansIn<S extends Span>(spans: readonly S[], from: number, to: number): Generator<S> {
  for (let at = firstBehind(spans, from); at < spans.length; at++) {
    const span = spans[at]
    if (span === undefined || span.from >= to) return
    yield span
  }
}

/** Whether sorted spans hold all clocks from `from` up to `to`. */
export function isCovered(spans: readonly Span[], from: number, to: number): boolean {
  let at = from
  for (const span of spansIn(spans, from, to)) {
    if (span.from > at) return false
    at = span.to
  }
  return at >= to
}
