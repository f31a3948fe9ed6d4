import type { LiveMessage } from '@alongside/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LiveLine, type LiveState, type Told } from './live-line.ts'

const space = 'riversideaaaaaaa'
const meeting = 'boardmeetingaaaa'
const other = 'carersmeetingaaa'
const token = 'a-token-that-nobody-guesses'

/** One end of a socket whose other end is the test. */
class End extends EventTarget {
  readonly sent: unknown[] = []
  isClosed = false

  send(data: string): void {
    this.sent.push(JSON.parse(data))
  }

  close(): void {
    this.isClosed = true
  }

  opens(): void {
    this.dispatchEvent(new Event('open'))
  }

  tells(message: LiveMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }

  isReady(position = 'sealed'): void {
    this.opens()
    this.tells({ type: 'ready', space, position })
  }

  breaks(code = 1006): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}

let ends: End[]
let told: Told[]
let states: LiveState[]
let backs: number
let line: LiveLine
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  ends = []
  told = []
  states = []
  backs = 0
  line = new LiveLine({
    open() {
      const end = new End()
      ends.push(end)
      return end as unknown as WebSocket
    },
    space,
    position: 'start',
    onstate: (state) => states.push(state),
    ontold: (message) => told.push(message),
    onback: () => (backs += 1),
  })
})
afterEach(() => {
  line.stop()
  vi.useRealTimers()
})

const end = (at = ends.length - 1): End => {
  const found = ends.at(at)
  if (found === undefined) throw new Error('no socket was opened')
  return found
}
const subscribed = (after: string, shown: string | null) => ({
  type: 'subscribe',
  space,
  after,
  meeting: shown,
  attends: true,
})
const holds = (...cards: string[]) => ({ type: 'holds', cards })

it('goes on from where it was after a lost connection', () => {
  line.start()
  end().isReady('first')
  expect(end().sent).toEqual([subscribed('start', null)])
  const event = { space, at: 1, actor: null, hand: null, capacity: null, kind: 'spaceRenamed', payload: {} }
  end().tells({ type: 'event', position: 'second', event })
  end().breaks()
  expect([told.length, backs, states.at(-1)]).toEqual([1, 0, 'waiting'])
  vi.runAllTimers()
  end().isReady('second')
  expect([ends.length, end().sent, backs]).toEqual([2, [subscribed('second', null)], 1])
})

it('stays away once it was refused for good', () => {
  line.start()
  end().opens()
  end().breaks(4403)
  vi.runAllTimers()
  expect([ends.length, states.at(-1)]).toEqual([1, 'refused'])
})

it('names the room that was shown before the socket was open in its first message', () => {
  line.start()
  line.show(meeting)
  vi.runAllTimers()
  line.hold([token])
  end().isReady()
  expect([ends.length, end().sent]).toEqual([1, [subscribed('start', meeting), holds(token)]])
})

it('shows another room by another socket, which goes on from the same place', () => {
  line.start()
  end().isReady('first')
  line.show(meeting)
  vi.runAllTimers()
  expect([ends.length, end(0).isClosed]).toEqual([2, true])
  end().isReady('first')
  expect(end().sent).toEqual([subscribed('first', meeting)])
  // What the first may still say or break is of no account.
  end(0).tells({ type: 'waiting' })
  end(0).breaks()
  vi.runAllTimers()
  expect([told, ends.length, states.at(-1)]).toEqual([[], 2, 'on'])
  line.show(other)
  vi.runAllTimers()
  end().isReady('first')
  expect(end().sent).toEqual([subscribed('first', other)])
})

it('shows a room on a wall by another socket than that of somebody who is there, and says captions where it is shown', () => {
  line.start()
  line.show(meeting)
  end().isReady('first')
  const lays = { type: 'captionAs', desk: null, over: false } as const
  expect(line.caption(lays)).toBe(true)
  expect(end().sent.at(-1)).toEqual(lays)
  line.show(null)
  line.show(meeting, false)
  expect(line.caption(lays)).toBe(false)
  vi.runAllTimers()
  end().isReady('first')
  expect([ends.length, end().sent]).toEqual([2, [{ ...subscribed('first', meeting), attends: false }]])
  end().breaks()
  expect(line.caption(lays)).toBe(false)
})

it('is left and entered in one moment without anybody seeing it, and its cards are held anew', () => {
  line.start()
  line.show(meeting)
  end().isReady()
  line.hold([token])
  line.show(null)
  line.show(meeting)
  line.hold([token])
  vi.runAllTimers()
  expect(ends.length).toBe(1)
  expect(end().sent.at(-1)).toEqual(holds(token))
  line.show(null)
  line.show(meeting)
  vi.runAllTimers()
  expect(end().sent.at(-1)).toEqual(holds())
})

it('shows its room and holds its cards again after a lost connection', () => {
  line.start()
  line.show(meeting)
  end().isReady()
  line.hold([token])
  end().breaks()
  vi.runAllTimers()
  end().isReady()
  expect([ends.length, end().sent]).toEqual([2, [subscribed('sealed', meeting), holds(token)]])
})

it('holds no card in a room that it does not show', () => {
  line.start()
  line.show(meeting)
  end().isReady()
  line.hold([token])
  line.show(null)
  vi.runAllTimers()
  end().isReady()
  line.hold([token])
  expect(end().sent).toEqual([subscribed('sealed', null)])
})

it('tells who is in the room, and whose cards have lost their owner', () => {
  line.start()
  line.show(meeting)
  end().isReady()
  const presence: Told = { type: 'presence', meeting, here: [space], lost: [], gone: [] }
  const cards: Told = { type: 'cards', meeting, gone: ['0123456789abcdef'.repeat(4)] }
  end().tells(presence)
  end().tells(cards)
  expect(told).toEqual([presence, cards])
})

it('goes on from the position of what a page has loaded, by another socket if it has asked from elsewhere', () => {
  line.start()
  line.goOnFrom('loaded')
  end().isReady('loaded')
  expect([ends.length, end().sent]).toEqual([1, [subscribed('loaded', null)]])
  line.goOnFrom('loaded later')
  // What the first may still tell is told again by the second.
  end(0).tells({ type: 'waiting' })
  end().isReady('loaded later')
  expect([ends.length, end(0).isClosed, end().sent, told]).toEqual([
    2,
    true,
    [subscribed('loaded later', null)],
    [],
  ])
  end().breaks()
  line.goOnFrom('loaded offline')
  expect(ends.length).toBe(2)
  vi.runAllTimers()
  end().isReady('loaded offline')
  expect(end().sent).toEqual([subscribed('loaded offline', null)])
})

it('opens nothing more once it was stopped', () => {
  line.start()
  end().isReady()
  line.show(meeting)
  line.stop()
  end().breaks()
  vi.runAllTimers()
  expect(ends.length).toBe(1)
})
