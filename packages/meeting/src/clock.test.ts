import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  elapsedMs,
  pauseClock,
  plannedEnd,
  resumeClock,
  startClock,
  totalElapsedMs,
  type Clock,
} from './clock.ts'

describe('a clock', () => {
  it('[G130] counts the time it runs, and not the time it stands still', () => {
    const running = startClock(1_000)
    expect(elapsedMs(running, 1_000)).toBe(0)
    expect(elapsedMs(running, 6_000)).toBe(5_000)
    const paused = pauseClock(running, 6_000)
    expect(elapsedMs(paused, 9_000)).toBe(5_000)
    const again = resumeClock(paused, 10_000)
    expect(elapsedMs(again, 12_000)).toBe(7_000)
    expect(elapsedMs(pauseClock(again, 13_000), 20_000)).toBe(8_000)
  })

  it('[G130] is not changed by pausing it twice, or resuming it while it runs', () => {
    const running = startClock(1_000)
    expect(resumeClock(running, 5_000)).toEqual(running)
    const paused = pauseClock(running, 2_000)
    expect(pauseClock(paused, 5_000)).toEqual(paused)
  })

  it('[G130] never shows less than nothing when time goes back', () => {
    const running = startClock(10_000)
    expect(elapsedMs(running, 4_000)).toBe(0)
    const paused = pauseClock(running, 4_000)
    expect(elapsedMs(paused, 4_000)).toBe(0)
    const again = resumeClock(pauseClock(running, 12_000), 3_000)
    expect(elapsedMs(again, 13_000)).toBe(3_000)
    expect(elapsedMs(resumeClock(paused, 12_000), 15_000)).toBe(3_000)
  })

  it('[G130] adds up with others', () => {
    expect(totalElapsedMs([startClock(1_000), pauseClock(startClock(0), 500)], 3_000)).toBe(2_500)
    expect(totalElapsedMs([], 3_000)).toBe(0)
  })

  it('[G131] plans an end that moves on while it stands still, and stays in the past once it is over', () => {
    const running = startClock(1_000)
    expect(plannedEnd(running, 5_000, 1_000)).toBe(6_000)
    expect(plannedEnd(running, 5_000, 9_000)).toBe(6_000)
    const paused = pauseClock(running, 3_000)
    expect(plannedEnd(paused, 5_000, 4_000)).toBe(7_000)
    expect(plannedEnd(paused, 5_000, 9_000)).toBe(12_000)
    expect(plannedEnd(resumeClock(paused, 9_000), 5_000, 10_000)).toBe(12_000)
  })

  const step = fc.record({ do: fc.constantFrom('pause', 'resume', 'wait'), ms: fc.nat(50) })
  const after = (clock: Clock, what: string, at: number) =>
    what === 'pause' ? pauseClock(clock, at) : what === 'resume' ? resumeClock(clock, at) : clock

  it('[G130] [G131] shows what one counts tick by tick', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(step), fc.nat(500), (start, steps, plannedMs) => {
        let [clock, at, runs, ticks] = [startClock(start), start, true, 0]
        for (const { do: what, ms } of steps) {
          for (let tick = 0; tick < ms; tick += 1) if (runs) ticks += 1
          at += ms
          clock = after(clock, what, at)
          if (what !== 'wait') runs = what === 'resume'
          expect(elapsedMs(clock, at)).toBe(ticks)
          expect(plannedEnd(clock, plannedMs, at)).toBe(at + plannedMs - ticks)
        }
      }),
    )
  })

  it('[G130] shows nothing below nothing, whatever times it is given', () => {
    const anyStep = fc.record({
      do: fc.constantFrom('pause', 'resume', 'wait'),
      at: fc.integer({ min: -100, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(anyStep), fc.integer({ min: -100, max: 100 }), (steps, at) => {
        const clock = steps.reduce((so, { do: what, at }) => after(so, what, at), startClock(0))
        expect(elapsedMs(clock, at)).toBeGreaterThanOrEqual(0)
        expect(clock.pausedMs).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
