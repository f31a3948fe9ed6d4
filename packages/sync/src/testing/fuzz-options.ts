/** How often a random trial runs, and from which seed: `FUZZ_RUNS` and `FUZZ_SEED` of `env`. fast-check prints the seed of a failure. */
export function fuzzOptions(
  env: Readonly<Record<string, string | undefined>>,
  defaultRuns: number,
): { numRuns: number; seed?: number } {
  const numRuns = Number(env['FUZZ_RUNS'] ?? defaultRuns)
  const seed = env['FUZZ_SEED']
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }
}
