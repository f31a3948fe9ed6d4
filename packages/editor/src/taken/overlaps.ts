/** A stretch of something that is counted, from `start` on. */
export interface Span {
  readonly start: number
  readonly length: number
}

/** What a span and a stretch have in common. */
export interface Overlap<T extends Span> {
  readonly span: T
  readonly from: number
  readonly to: number
}

/** Spans one behind another, as long as these. */
export function inRow<T extends { readonly length: number }>(parts: readonly T[]): readonly (T & Span)[] {
  let start = 0
  return parts.map((part) => {
    const span = { ...part, start }
    start += part.length
    return span
  })
}

/** What spans, which are sorted and apart from each other, have in common with a stretch. */
export function* overlaps<T extends Span>(
  spans: readonly T[],
  from: number,
  to: number,
): Generator<Overlap<T>> {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]
    if (span !== undefined && span.start + span.length <= from) low = middle + 1
    else high = middle
  }
  for (let index = low; index < spans.length; index++) {
    const span = spans[index]
    if (span === undefined || span.start >= to) return
    yield { span, from: Math.max(span.start, from), to: Math.min(span.start + span.length, to) }
  }
}
