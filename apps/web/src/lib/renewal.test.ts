import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Renewal } from './renewal.ts'

let loaded: string[][]
let ends: (() => void)[]
let renewal: Renewal
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  loaded = []
  ends = []
  renewal = new Renewal(
    (names) => {
      loaded.push([...names])
      return new Promise((end) => ends.push(end))
    },
    async () => undefined,
  )
})
afterEach(() => void vi.useRealTimers())

it('what is asked for within a moment is loaded once, however many ask and for what', async () => {
  for (const name of ['document', 'space', 'document', 'space']) renewal.ask(name)
  expect(loaded).toEqual([])
  await vi.runAllTimersAsync()
  expect(loaded).toEqual([['document', 'space']])
})

it('those who ask again and again do not put it off', async () => {
  for (let step = 0; step < 20; step++) {
    renewal.ask('space')
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(loaded).not.toEqual([])
})

it('what is asked for while it is being loaded is loaded once more after that', async () => {
  renewal.ask('space')
  await vi.runAllTimersAsync()
  renewal.ask('space')
  renewal.ask('waiting')
  await vi.runAllTimersAsync()
  expect(loaded).toHaveLength(1)
  ends.shift()?.()
  await vi.runAllTimersAsync()
  expect(loaded).toEqual([['space'], ['space', 'waiting']])
})

it('nothing is loaded without a network, and once when it is back', async () => {
  let back = (): void => undefined
  const waits = new Promise<void>((there) => (back = there))
  const cut = new Renewal(
    async (names) => void loaded.push([...names]),
    () => waits,
  )
  cut.ask('space')
  await vi.runAllTimersAsync()
  cut.ask('document')
  await vi.runAllTimersAsync()
  expect(loaded).toEqual([])
  back()
  await vi.runAllTimersAsync()
  expect(loaded).toEqual([['space', 'document']])
})

it('loads nothing while it is stopped', async () => {
  renewal.ask('space')
  renewal.stop()
  await vi.runAllTimersAsync()
  expect(loaded).toEqual([])
})
