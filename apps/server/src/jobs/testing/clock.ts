import type { After } from '../timer.ts'

/** A clock that a test moves, with the timers that wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: number
  readonly after: After
  /** Lets time pass, and calls back in order whoever waited for a moment in it. */
  pass(ms: number): void
}

export function createClock(now: number): Clock {
  const timers = new Map<object, { readonly at: number; readonly act: () => void }>()
  const clock: Clock = {
    now,
    after(ms, act) {
      const key = {}
      if (ms <= 0) {
        const immediate = setImmediate(act)
        return () => clearImmediate(immediate)
      }
      timers.set(key, { at: clock.now + ms, act })
      return () => void timers.delete(key)
    },
    pass(ms) {
      const end = clock.now + ms
      for (;;) {
        const [first] = [...timers].filter(([, { at }]) => at <= end).toSorted(([, a], [, b]) => a.at - b.at)
        if (first === undefined) break
        const [key, { at, act }] = first
        timers.delete(key)
        clock.now = Math.max(clock.now, at)
        act()
      }
      clock.now = end
    },
  }
  return clock
}
