import type { CaptionLine, CaptionRefusal, LiveRequest } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Desk } from './desk.ts'
import { freshDesk, type KeptDesk } from './kept-desk.ts'

const [me, other, bus, money] = [
  'mosesaaaaaaaaaaa',
  'samaaaaaaaaaaaaa',
  'busaaaaaaaaaaaaa',
  'moneyaaaaaaaaaaa',
]
const batchMs = 250

let sent: LiveRequest[]
let isOn: boolean
let on: string | null
let kept: KeptDesk
let desk: Desk
function sitDown(): Desk {
  const next = new Desk({
    me,
    kept,
    now: () => ({ item: on, kept: true }),
    send: (request) => {
      if (isOn) sent.push(request)
      return isOn
    },
    changed: (now) => (kept = structuredClone(now)),
  })
  next.open()
  return next
}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  sent = []
  isOn = true
  on = null
  kept = freshDesk()
  desk = sitDown()
})
afterEach(() => {
  desk.close()
  vi.useRealTimers()
})

const lane = (state: 'none' | 'on' | 'lost', by: string | null, isYours = false) => ({ state, by, isYours })
const lines = (): CaptionLine[] => sent.flatMap((one) => (one.type === 'caption' ? [one.line] : []))
const words = () => lines().map((line) => (line.ended ? line.words : `${line.words}…`))
const asks = () => sent.flatMap((one) => (one.type === 'captionAs' ? [one.over] : []))
function begin(): void {
  desk.start(false)
  desk.hear({ type: 'lane', meeting: bus, lane: lane('on', me, true) })
}
function got(): void {
  const { id, words: of, ended } = lines().at(-1)!
  desk.hear({ type: 'captionGot', line: id, words: of, ended })
}
function not(why: CaptionRefusal, had = '', item: string | null = null): void {
  desk.hear({ type: 'captionNot', line: lines().at(-1)!.id, why, had, item })
}

describe('a captioner’s desk', () => {
  it('[G176] sends words while they are typed, some at a time, and a line that has ended until it is had', () => {
    begin()
    for (const typed of ['G', 'Go', 'Good']) desk.type(typed)
    expect(words()).toEqual([])
    vi.advanceTimersByTime(batchMs)
    expect(words()).toEqual(['Good…'])
    desk.type('Good mor')
    vi.advanceTimersByTime(batchMs)
    // One message at a time.
    expect(words()).toEqual(['Good…'])
    got()
    vi.advanceTimersByTime(batchMs)
    expect(words().at(-1)).toBe('Good mor…')
    desk.type('Good morning. ')
    desk.end()
    expect(desk.words).toBe('')
    desk.type('We')
    got()
    expect(words().at(-1)).toBe('Good morning.')
    vi.advanceTimersByTime(10_000)
    expect(words().slice(-2)).toEqual(['Good morning.', 'Good morning.'])
    expect(desk.isLate).toBe(true)
    got()
    expect(desk.isLate).toBe(false)
    vi.advanceTimersByTime(batchMs)
    expect(words().at(-1)).toBe('We…')
    expect(new Set(lines().map(({ id }) => id)).size).toBe(2)
  })

  it('[G176] keeps what is typed without a connection, also over a new page, and sends it once it is back', () => {
    begin()
    isOn = false
    desk.type('First')
    desk.end()
    desk.type('Second')
    vi.advanceTimersByTime(batchMs)
    expect([desk.waiting, words()]).toEqual([1, []])
    desk.close()
    desk = sitDown()
    expect([desk.waiting, desk.words]).toEqual([1, 'Second'])
    isOn = true
    desk.hear({ type: 'captions', meeting: bus, lane: lane('lost', me), lines: [] })
    expect(asks()).toEqual([false, false])
    desk.hear({ type: 'lane', meeting: bus, lane: lane('on', me, true) })
    expect(words()).toEqual(['First'])
    got()
    vi.advanceTimersByTime(batchMs)
    expect([desk.waiting, words()]).toEqual([0, ['First', 'Second…']])
  })

  it('[G177] goes on in a new line where the one under way has ended, with what others have not read', () => {
    begin()
    desk.type('And now we')
    vi.advanceTimersByTime(batchMs)
    got()
    on = money
    desk.type('And now we speak of money')
    vi.advanceTimersByTime(batchMs)
    not('moved', 'And now we', money)
    expect(desk.words).toBe('speak of money')
    expect(lines().at(-1)).toMatchObject({ item: money, words: 'speak of money', ended: false })
    expect(lines().at(-1)?.id).not.toBe(lines()[0]?.id)
  })

  it('[G177] stays in the item of its line until that has ended', () => {
    begin()
    on = money
    desk.type('The sum')
    on = null
    expect(desk.item).toBe(money)
    desk.end()
    expect([desk.item, lines()[0]?.item]).toEqual([null, money])
  })

  it('[G178] keeps its words when another takes over, and takes the lane back only when it is told to', () => {
    begin()
    desk.type('We beg')
    vi.advanceTimersByTime(batchMs)
    desk.hear({ type: 'lane', meeting: bus, lane: lane('on', other) })
    expect([desk.has, desk.refused, desk.words]).toEqual([false, 'taken', 'We beg'])
    desk.hear({ type: 'captions', meeting: bus, lane: lane('on', other), lines: [] })
    desk.hear({ type: 'lane', meeting: bus, lane: lane('none', null) })
    expect(asks()).toEqual([false])
    desk.start(true)
    expect(asks()).toEqual([false, true])
  })

  it('[G178] asks once when its own lane is had by another tab', () => {
    begin()
    desk.hear({ type: 'lane', meeting: bus, lane: lane('on', me) })
    desk.hear({ type: 'lane', meeting: bus, lane: lane('on', me) })
    desk.hear({ type: 'lane', meeting: bus, lane: lane('on', me) })
    expect(asks().length).toBeLessThanOrEqual(2)
    expect([desk.has, desk.refused]).toEqual([false, 'taken'])
  })

  it('[G178] tries again what could not be kept', () => {
    begin()
    desk.type('For the record')
    desk.end()
    not('failed')
    expect([desk.waiting, desk.refused]).toEqual([1, 'failed'])
    vi.advanceTimersByTime(5_000)
    expect(words()).toEqual(['For the record', 'For the record'])
    got()
    expect([desk.waiting, desk.refused]).toEqual([0, null])
  })

  it('[G179] keeps a line for which there is no room any more, and sends it again until there is', () => {
    begin()
    desk.type('One more')
    vi.advanceTimersByTime(batchMs)
    not('full')
    expect([desk.words, desk.refused]).toEqual(['One more', 'full'])
    desk.type('One more line')
    desk.end()
    desk.type('and another')
    vi.advanceTimersByTime(5_000)
    expect(words()).toEqual(['One more…', 'One more line'])
    not('full')
    expect([desk.waiting, desk.words, desk.refused]).toEqual([1, 'and another', 'full'])
    vi.advanceTimersByTime(5_000)
    got()
    vi.advanceTimersByTime(batchMs)
    expect(words().at(-1)).toBe('and another…')
    expect([desk.waiting, desk.refused]).toEqual([0, null])
  })
})
