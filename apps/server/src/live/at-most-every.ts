import type { After } from '../jobs/timer.ts'

/**
 * Answers what is to be called to have `act` done: at once where it was not for `ms`, else once that time has passed,
 * however often it was called for meanwhile. Each key has a time of its own.
 */
export function atMostEvery(ms: number, after: After, act: (key: string) => void): (key: string) => void {
  /** Of which keys it is too early, and whether they were called for since. */
  const early = new Map<string, boolean>()
  return function ask(key) {
    if (early.has(key)) return void early.set(key, true)
    early.set(key, false)
    act(key)
    after(ms, () => {
      const isAsked = early.get(key) === true
      early.delete(key)
      if (isAsked) ask(key)
    })
  }
}
