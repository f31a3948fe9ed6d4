import { describe, expect, it } from 'vitest'
import { mailDue, type MailWaiting } from './mail-time.ts'

const minute = 60_000
const pace = { gatherMs: 3 * minute, apartMs: 15 * minute }
const london = 'Europe/London'
const time = (text: string) => Date.parse(text)
const iso = (at: number) => new Date(at).toISOString()
const once = { rhythm: { each: 'once' }, quiet: null } as const
const waits = (since: string, more: Partial<MailWaiting> = {}): MailWaiting => ({
  since: time(since),
  essential: false,
  toldAt: null,
  ...more,
})

const due = (
  settings: Parameters<typeof mailDue>[0],
  waiting: MailWaiting,
  zone = london,
  now = waiting.since,
) => iso(mailDue(settings, zone, waiting, pace, now))

describe('when a mail goes out', () => {
  it('[H11] at once: after a little while, and apart from the mail before', () => {
    const first = waits('2026-03-04T12:00:00Z')
    expect(due(once, first)).toBe('2026-03-04T12:03:00.000Z')
    const told = { toldAt: time('2026-03-04T11:58:00Z') }
    expect(due(once, { ...first, ...told })).toBe('2026-03-04T12:13:00.000Z')
    expect(due(once, { ...first, ...told, essential: true })).toBe('2026-03-04T12:03:00.000Z')
    expect(due(once, first, london, time('2026-03-04T13:00:00Z'))).toBe('2026-03-04T13:00:00.000Z')
  })

  it('[H11] daily or weekly: at the next such time on the reader’s clocks, unless it is essential', () => {
    const daily = { rhythm: { each: 'day', at: '09:00' }, quiet: null } as const
    const weekly = { rhythm: { each: 'week', on: 1, at: '18:30' }, quiet: null } as const
    const wednesday = waits('2026-03-04T12:00:00Z')
    expect(due(daily, wednesday)).toBe('2026-03-05T09:00:00.000Z')
    expect(due(daily, wednesday, 'America/New_York')).toBe('2026-03-04T14:00:00.000Z')
    expect(due(daily, waits('2026-03-05T09:00:00Z'))).toBe('2026-03-06T09:00:00.000Z')
    expect(due(weekly, wednesday)).toBe('2026-03-09T18:30:00.000Z')
    expect(due(weekly, waits('2026-03-09T18:00:00Z'))).toBe('2026-03-09T18:30:00.000Z')
    expect(due(weekly, { ...wednesday, essential: true })).toBe('2026-03-04T12:03:00.000Z')
  })

  it('[H11] keeps its time on the clock when summer time begins and ends', () => {
    const daily = { rhythm: { each: 'day', at: '09:00' }, quiet: null } as const
    expect(due(daily, waits('2026-03-28T12:00:00Z'))).toBe('2026-03-29T08:00:00.000Z')
    expect(due(daily, waits('2026-10-24T12:00:00Z'))).toBe('2026-10-25T09:00:00.000Z')
    const missing = { rhythm: { each: 'day', at: '01:30' }, quiet: null } as const
    expect(due(missing, waits('2026-03-28T12:00:00Z'))).toBe('2026-03-29T01:30:00.000Z')
    const twice = { rhythm: { each: 'day', at: '01:30' }, quiet: null } as const
    expect(due(twice, waits('2026-10-24T12:00:00Z'))).toBe('2026-10-25T00:30:00.000Z')
  })

  it.each([
    ['2026-03-04T21:00:00Z', '2026-03-05T08:00:00.000Z'],
    ['2026-03-05T03:00:00Z', '2026-03-05T08:00:00.000Z'],
    ['2026-03-05T08:00:00Z', '2026-03-05T08:03:00.000Z'],
    ['2026-03-28T22:30:00Z', '2026-03-29T07:00:00.000Z'],
    ['2026-10-24T22:30:00Z', '2026-10-25T08:00:00.000Z'],
  ])('[H12] not in quiet hours over midnight: what waits since %s goes at %s', (since, at) => {
    const quiet = { rhythm: { each: 'once' }, quiet: { from: '20:30', to: '08:00' } } as const
    expect(due(quiet, waits(since))).toBe(at)
    expect(due(quiet, waits(since, { essential: true }))).toBe(at)
  })

  it('[H12] not in quiet hours within a day, nor when it comes late into them', () => {
    const nap = { rhythm: { each: 'day', at: '13:15' }, quiet: { from: '13:00', to: '14:30' } } as const
    expect(due(nap, waits('2026-03-04T12:00:00Z'))).toBe('2026-03-04T14:30:00.000Z')
    const late = time('2026-03-05T13:30:00Z')
    expect(due({ ...once, quiet: nap.quiet }, waits('2026-03-04T12:00:00Z'), london, late)).toBe(
      '2026-03-05T14:30:00.000Z',
    )
  })
})
