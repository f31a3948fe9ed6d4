/** How long something has been going on, as a value; times are milliseconds. */
export interface Clock {
  readonly startedAt: number
  /** Since when it stands still; null: it runs. */
  readonly pausedAt: number | null
  /** For how long it stood still before that. */
  readonly pausedMs: number
}

/** A clock that runs. */
export function startClock(at: number): Clock {
  return { startedAt: at, pausedAt: null, pausedMs: 0 }
}

/** The clock standing still from `at`. One that stands still does so from when it did. */
export function pauseClock(clock: Clock, at: number): Clock {
  if (clock.pausedAt !== null) return clock
  return { ...clock, pausedAt: Math.max(at, clock.startedAt + clock.pausedMs) }
}

/** The clock running again from `at`. */
export function resumeClock(clock: Clock, at: number): Clock {
  if (clock.pausedAt === null) return clock
  return { ...clock, pausedAt: null, pausedMs: clock.pausedMs + Math.max(0, at - clock.pausedAt) }
}

/** For how long it has run by `at`; never less than nothing, although the time of a server may go back. */
export function elapsedMs(clock: Clock, at: number): number {
  return Math.max(0, (clock.pausedAt ?? at) - clock.startedAt - clock.pausedMs)
}
