const firstMs = 500
const longestMs = 30_000

/**
 * Milliseconds to wait before trying again after `failures` failures in a row. `chance` (0 to 1) spreads the
 * people of a server that went down, so that they do not all come back in the same moment.
 */
export function waitBeforeMs(failures: number, chance: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** failures)
  return Math.round(full * (0.5 + chance / 2))
}
