/** How long one slice of work may hold up what the person does, in milliseconds. */
const sliceMs = 8

/** Within how many milliseconds a slice is done, however busy the page is. */
const atMostMs = 1000

/** Calls `act` once nothing else waits, as a key or a picture on the screen; answers how to call it off. */
export function whenIdle(act: () => void): () => void {
  // Safari does not tell when it is idle.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, 50)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(act, { timeout: atMostMs })
  return () => cancelIdleCallback(asked)
}

/**
 * Calls `step` again and again while nothing else waits, a few milliseconds at a time, until it answers false;
 * answers how to call it off.
 */
export function inSlices(step: () => boolean): () => void {
  let stop = whenIdle(slice)
  function slice(): void {
    const until = performance.now() + sliceMs
    let [began, tookMs] = [0, 0]
    do {
      began = performance.now()
      if (!step()) return
      tookMs = performance.now() - began
    } while (performance.now() + tookMs < until)
    stop = whenIdle(slice)
  }
  return () => stop()
}
