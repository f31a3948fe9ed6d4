/** Calls back after so many milliseconds, once; answers how to stop. */
export type After = (ms: number, act: () => void) => () => void

/** The system's own timer. */
export const systemTimer: After = (ms, act) => {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}
