import { expect, it } from 'vitest'
import { usedMs } from './used-ms.ts'

it('an item takes time while it is on, and none before, or while it stands still', () => {
  expect(usedMs({ clock: null }, 10_000)).toBe(0)
  expect(usedMs({ clock: { startedAt: 1000, pausedAt: null, pausedMs: 2000 } }, 10_000)).toBe(7000)
  expect(usedMs({ clock: { startedAt: 1000, pausedAt: 4000, pausedMs: 2000 } }, 10_000)).toBe(1000)
  // A device whose clock is behind the server's tells of no time less than none.
  expect(usedMs({ clock: { startedAt: 20_000, pausedAt: null, pausedMs: 0 } }, 10_000)).toBe(0)
})
