import { describe, expect, it } from 'vitest'
import { localTimeOf, momentOf } from './local-time.ts'

const copenhagen = 'Europe/Copenhagen'

describe('a day and a time on the clocks of a place', () => {
  it.each([
    ['2026-01-15', '14:00', '2026-01-15T13:00:00Z'],
    ['2026-07-15', '00:05', '2026-07-14T22:05:00Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
  ])('are one moment: %s %s', (day, time, at) => {
    const moment = momentOf({ day, time }, copenhagen)
    expect(moment).toBe(Date.parse(at))
    expect(localTimeOf(moment ?? 0, copenhagen)).toEqual({ day, time })
  })

  it('are an hour later in the hour that a summer time leaves out', () => {
    expect(momentOf({ day: '2026-03-29', time: '02:30' }, copenhagen)).toBe(
      Date.parse('2026-03-29T01:30:00Z'),
    )
  })

  it('are the first of an hour that comes twice', () => {
    expect(momentOf({ day: '2026-10-25', time: '02:30' }, copenhagen)).toBe(
      Date.parse('2026-10-25T00:30:00Z'),
    )
  })

  it('are as right where clocks are behind, and far ahead', () => {
    expect(momentOf({ day: '2026-06-01', time: '20:00' }, 'America/New_York')).toBe(
      Date.parse('2026-06-02T00:00:00Z'),
    )
    expect(localTimeOf(Date.parse('2026-06-01T23:30:00Z'), 'Asia/Kolkata')).toEqual({
      day: '2026-06-02',
      time: '05:00',
    })
  })

  it('are no moment where one of them is missing or is none', () => {
    for (const [day, time] of [
      ['', '14:00'],
      ['2026-02-31', '14:00'],
      ['2026-02-01', ''],
      ['2026-02-01', '25:00'],
    ] as const) {
      expect(momentOf({ day, time }, copenhagen)).toBeNull()
    }
  })
})
