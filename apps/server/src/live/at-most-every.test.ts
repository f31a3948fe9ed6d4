import { expect, it } from 'vitest'
import { createClock } from '../jobs/testing/clock.ts'
import { atMostEvery } from './at-most-every.ts'

it('[D51] does what is called for at once, and then once after a while, as of what is then', () => {
  const clock = createClock(0)
  const done: string[] = []
  let state = 'first'
  const ask = atMostEvery(250, clock.after, (key) => done.push(`${clock.now} ${key} ${state}`))
  ask('a')
  for (const next of ['second', 'third']) {
    state = next
    ask('a')
  }
  clock.pass(100)
  state = 'last'
  ask('b')
  expect(done).toEqual(['0 a first', '100 b last'])
  clock.pass(1000)
  expect(done).toEqual(['0 a first', '100 b last', '250 a last'])
  ask('a')
  expect(done.at(-1)).toBe('1100 a last')
})
