const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * A text that sorts after `low` and before `high` (null: the very first, the very last place).
 * Both must come from here, `low` before `high`; throws `RangeError` where they do not.
 */
export function orderBetween(low: string | null, high: string | null): string {
  if (low !== null && high !== null && low >= high) throw new RangeError('the lower place is not lower')
  return midpoint(low ?? '', high)
}

/** Never ends in 0, so that there always is a place before it. */
function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let same = 0
    while (same < high.length && (low[same] ?? '0') === high[same]) same += 1
    if (same > 0) return high.slice(0, same) + midpoint(low.slice(same), high.slice(same))
  }
  const from = low === '' ? 0 : digits.indexOf(low.charAt(0))
  const to = high === null ? digits.length : digits.indexOf(high.charAt(0))
  if (to - from > 1) return digits.charAt(Math.ceil((from + to) / 2))
  if (high !== null && high.length > 1) return high.slice(0, 1)
  return digits.charAt(from) + midpoint(low.slice(1), null)
}
