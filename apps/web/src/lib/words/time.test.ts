import { afterEach, describe, expect, it, vi } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { dayInWords, lastDayInWords, momentInWords, spanInWords, timeOfDayInWords } from './time.ts'

const copenhagen = 'Europe/Copenhagen'
const london = 'Europe/London'

describe('a time in words', () => {
  afterEach(() => overwriteGetLocale(() => 'en'))
  overwriteGetLocale(() => 'en')

  it.each([
    ['2026-03-29T00:59:00Z', '29 March 2026 at 01:59'],
    ['2026-03-29T01:00:00Z', '29 March 2026 at 03:00'],
    ['2026-10-25T00:30:00Z', '25 October 2026 at 02:30'],
    ['2026-10-25T01:30:00Z', '25 October 2026 at 02:30'],
  ])('at %s is told by the clocks of its space, in summer and winter', (at, words) => {
    expect(momentInWords(Date.parse(at), { space: copenhagen, reader: copenhagen })).toBe(words)
  })

  it('says of which place it is where the clocks of the reader differ, and only there', () => {
    const at = Date.parse('2026-11-28T22:30:00Z')
    const told = (space: string | null, reader: string | null) => momentInWords(at, { space, reader })
    expect(told(copenhagen, london)).toBe('28 November 2026 at 23:30 (Copenhagen time)')
    expect(told(london, 'Asia/Kolkata')).toBe('28 November 2026 at 22:30 (London time)')
    expect(told('America/New_York', london)).toBe('28 November 2026 at 17:30 (New York time)')
    expect(told(copenhagen, 'Europe/Berlin')).toBe('28 November 2026 at 23:30')
    expect(told(copenhagen, null)).toBe('28 November 2026 at 23:30')
    expect(told(null, london)).toBe('28 November 2026 at 22:30')
    overwriteGetLocale(() => 'da')
    expect(told(copenhagen, london)).toBe('28. november 2026 kl. 23.30 (tid i København)')
  })

  it('says of a day whose day it is only where the reader has another', () => {
    const told = (at: string) => dayInWords(Date.parse(at), { space: copenhagen, reader: london })
    expect(told('2026-11-28T22:30:00Z')).toBe('28 November 2026')
    expect(told('2026-11-28T23:30:00Z')).toBe('29 November 2026 (Copenhagen time)')
  })

  it('is told from when until when, with the weekday and where the clocks show that', () => {
    const told = (reader: string) =>
      spanInWords(Date.parse('2026-03-03T13:00:00Z'), Date.parse('2026-03-03T15:30:00Z'), {
        space: copenhagen,
        reader,
      })
    expect(told(copenhagen)).toBe('Tuesday, 3 March 2026, 14:00 to 16:30')
    expect(told(london)).toBe('Tuesday, 3 March 2026, 14:00 to 16:30 (Copenhagen time)')
    expect(timeOfDayInWords(Date.parse('2026-03-03T13:00:00Z'), { space: copenhagen, reader: london })).toBe(
      '14:00',
    )
  })

  it('says of a last day where it ends', () => {
    const told = (reader: string | null) => lastDayInWords('2026-04-03', { space: copenhagen, reader })
    expect(told(london)).toBe('3 April 2026 (Copenhagen time)')
    expect(told('Europe/Berlin')).toBe('3 April 2026')
    expect(told(null)).toBe('3 April 2026')
    expect(lastDayInWords('2026-04-03', { space: null, reader: london })).toBe('3 April 2026')
  })

  it('makes a format once, however many times a page tells', () => {
    const made = vi.spyOn(Intl, 'DateTimeFormat')
    const start = Date.parse('2026-11-28T12:00:00Z')
    const tell = (count: number) => {
      for (let n = 0; n < count; n++)
        momentInWords(start + n * 60_000, { space: 'Asia/Tokyo', reader: london })
    }
    tell(1)
    const before = made.mock.calls.length
    tell(250)
    expect(before).toBeGreaterThan(0)
    expect(made.mock.calls.length).toBe(before)
    made.mockRestore()
  })

  it('goes on telling when more zones are named than it keeps formats for', () => {
    const at = Date.parse('2026-11-28T12:00:00Z')
    for (const zone of Intl.supportedValuesOf('timeZone').slice(0, 120)) {
      expect(momentInWords(at, { space: zone, reader: null })).toMatch(/2026 at \d\d:\d\d$/)
    }
  })
})
