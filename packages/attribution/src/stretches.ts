import { recordWith, type Attribution, type Stretch } from './attribution.ts'

export const minuteMs = 60_000

/** The minute of the clock in which a time in milliseconds lies. */
export function minuteOf(at: number): number {
  return Math.floor(at / minuteMs)
}

/** Says whether two times, in milliseconds, fall in the same minute of the clock. */
export function isSameMinute(a: number, b: number): boolean {
  return minuteOf(a) === minuteOf(b)
}

/**
 * The stretches that cover the clocks of `client` from `from` up to, not including, `to`; empty where the
 * attribution does not reach that far.
 */
export function stretchesOf(
  attribution: Pick<Attribution, 'records'>,
  client: number,
  from: number,
  to: number,
): readonly Stretch[] {
  const stretches = recordWith(attribution, client, to)?.stretches ?? []
  const first = firstOf(stretches, from)
  let after = first + 1
  while (after < stretches.length && (stretches[after]?.from ?? to) < to) after++
  return stretches.slice(first, after)
}

/** The index of the stretch that holds `clock`; the first begins at 0. */
export function firstOf(stretches: readonly Stretch[], clock: number): number {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((stretches[middle]?.from ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}
