import { describe, expect, it } from 'vitest'
import { addDays, dayIn, endOfDay } from './zone.ts'

const at = (iso: string): number => Date.parse(iso)
const iso = (ms: number): string => new Date(ms).toISOString()

describe('days in a time zone', () => {
  it.each([
    // One hour ahead in winter, two in summer; the clocks change at 01:00 UTC on both sides of the North Sea.
    ['Europe/Copenhagen', '2026-01-15', '2026-01-15T23:00:00.000Z'],
    ['Europe/Copenhagen', '2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['Europe/Copenhagen', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['Europe/Copenhagen', '2026-07-15', '2026-07-15T22:00:00.000Z'],
    ['Europe/Copenhagen', '2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['Europe/Copenhagen', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['Europe/London', '2026-03-28', '2026-03-29T00:00:00.000Z'],
    ['Europe/London', '2026-03-29', '2026-03-29T23:00:00.000Z'],
    ['Europe/London', '2026-10-24', '2026-10-24T23:00:00.000Z'],
    ['Europe/London', '2026-10-25', '2026-10-26T00:00:00.000Z'],
    // No summer time.
    ['Asia/Kolkata', '2026-03-29', '2026-03-29T18:30:00.000Z'],
    ['Asia/Kolkata', '2026-10-25', '2026-10-25T18:30:00.000Z'],
    ['UTC', '2026-12-31', '2027-01-01T00:00:00.000Z'],
    ['America/St_Johns', '2026-12-31', '2027-01-01T03:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-31', '2026-12-31T10:00:00.000Z'],
    // Clocks put forward at midnight: the next day begins at one o'clock.
    ['Africa/Cairo', '2026-04-23', '2026-04-23T22:00:00.000Z'],
    // Clocks put back at midnight: the day has a second hour from eleven.
    ['Africa/Cairo', '2026-10-29', '2026-10-29T22:00:00.000Z'],
    ['America/Havana', '2026-10-31', '2026-11-01T04:00:00.000Z'],
    // A day that never was.
    ['Pacific/Apia', '2011-12-29', '2011-12-30T10:00:00.000Z'],
  ])('[M120] in %s the day %s lasts until %s', (zone, day, end) => {
    expect(iso(endOfDay(zone, day))).toBe(end)
    expect(dayIn(zone, endOfDay(zone, day)) > day).toBe(true)
    expect(dayIn(zone, endOfDay(zone, day) - 1) <= day).toBe(true)
  })

  it('[M120] every day of some years ends where the next begins, and lasts 23, 24 or 25 hours', () => {
    const hour = 3_600_000
    for (const zone of [
      'Europe/Copenhagen',
      'Europe/London',
      'Asia/Kolkata',
      'Africa/Cairo',
      'America/Havana',
    ]) {
      const lengths: number[] = []
      let day = '2023-12-31'
      let end = endOfDay(zone, day)
      while (day < '2027-12-31') {
        expect(dayIn(zone, end - 1)).toBe(day)
        day = addDays(day, 1)
        expect(dayIn(zone, end)).toBe(day)
        const next = endOfDay(zone, day)
        lengths.push((next - end) / hour)
        end = next
      }
      const changes = zone === 'Asia/Kolkata' ? [] : [23, 25]
      expect(new Set(lengths)).toEqual(new Set([...changes, 24]))
      expect(lengths.reduce((sum, length) => sum + length, 0) / 24).toBe(4 * 365 + 1)
    }
  })

  it('[M120] the last day that can be written has an end', () => {
    expect(iso(endOfDay('Europe/London', '9999-12-31'))).toBe('+010000-01-01T00:00:00.000Z')
  })

  it('[M120] the same moment is another day elsewhere', () => {
    const moment = at('2026-11-28T23:30:00Z')
    expect(
      ['Europe/London', 'Europe/Copenhagen', 'America/New_York'].map((zone) => dayIn(zone, moment)),
    ).toEqual(['2026-11-28', '2026-11-29', '2026-11-28'])
  })

  it('[M120] days are counted over months, leap years and centuries', () => {
    expect(addDays('2026-11-28', 30)).toBe('2026-12-28')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
    expect(addDays('2000-03-01', -1)).toBe('2000-02-29')
    expect(addDays('1969-12-31', 1)).toBe('1970-01-01')
    for (let days = 0; days < 200_000; days += 97) {
      expect(addDays('1970-01-01', days)).toBe(iso(days * 86_400_000).slice(0, 10))
    }
  })
})
