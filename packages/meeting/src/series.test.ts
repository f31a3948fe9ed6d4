import { seriesSchema, type Series } from '@alongside/protocol'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { nextInSeries } from './series.ts'

const zone = 'Europe/London'
const at = (written: string, timeZone = zone) =>
  Temporal.PlainDateTime.from(written).toZonedDateTime(timeZone).epochMilliseconds
const clocks = (ms: number | null, timeZone = zone) =>
  ms === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(ms)
        .toZonedDateTimeISO(timeZone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
const next = (series: Series, from: string, timeZone = zone) =>
  clocks(nextInSeries(series, at(from, timeZone), timeZone), timeZone)

describe('a series', () => {
  it('[G120] goes on so many weeks later at the same time on the clocks, over changes of summer time', () => {
    expect(next({ by: 'weeks', every: 2 }, '2026-11-24T14:00')).toBe('2026-12-08T14:00')
    expect(next({ by: 'weeks', every: 1 }, '2026-03-24T14:00')).toBe('2026-03-31T14:00')
    expect(next({ by: 'weeks', every: 1 }, '2026-10-20T14:00')).toBe('2026-10-27T14:00')
    const week = 7 * 86_400_000
    const start = at('2026-03-24T14:00')
    expect(nextInSeries({ by: 'weeks', every: 1 }, start, zone)).toBe(start + week - 3_600_000)
  })

  it('[G120] is as much later in an hour that summer time leaves out, and first of an hour that comes twice', () => {
    expect(next({ by: 'weeks', every: 1 }, '2026-03-22T01:30')).toBe('2026-03-29T02:30')
    expect(nextInSeries({ by: 'weeks', every: 1 }, at('2026-10-18T01:30'), zone)).toBe(
      at('2026-10-25T00:30') + 3_600_000,
    )
  })

  it('[G120] goes by the days of its zone', () => {
    // Monday evening in London is Tuesday morning in Auckland.
    const moment = at('2026-06-01T22:00')
    expect(clocks(moment, 'Pacific/Auckland')).toBe('2026-06-02T09:00')
    const firstTuesday: Series = { by: 'month', week: 1, weekday: 2 }
    expect(clocks(nextInSeries(firstTuesday, moment, 'Pacific/Auckland'), 'Pacific/Auckland')).toBe(
      '2026-07-07T09:00',
    )
    expect(clocks(nextInSeries(firstTuesday, moment, zone))).toBe('2026-06-02T22:00')
  })

  it('[G120] goes on at the next of its days, and ends with the last', () => {
    const series: Series = { by: 'dates', dates: ['2026-11-24', '2026-12-15', '2027-02-02'] }
    expect(next(series, '2026-11-24T10:15')).toBe('2026-12-15T10:15')
    expect(next(series, '2026-12-20T10:15')).toBe('2027-02-02T10:15')
    expect(next(series, '2026-01-20T10:15')).toBe('2026-11-24T10:15')
    expect(next(series, '2027-02-02T10:15')).toBeNull()
  })

  it('[G120] goes on on the second Tuesday, or the last Friday, of this month or the next', () => {
    const second: Series = { by: 'month', week: 2, weekday: 2 }
    expect(next(second, '2026-12-08T10:00')).toBe('2027-01-12T10:00')
    expect(next(second, '2026-12-01T10:00')).toBe('2026-12-08T10:00')
    expect(next(second, '2026-01-31T10:00')).toBe('2026-02-10T10:00')
    expect(next({ by: 'month', week: -1, weekday: 5 }, '2026-01-30T10:00')).toBe('2026-02-27T10:00')
    expect(next({ by: 'month', week: 4, weekday: 5 }, '2026-01-30T10:00')).toBe('2026-02-27T10:00')
    expect(next({ by: 'month', week: 1, weekday: 1 }, '2026-05-04T10:00')).toBe('2026-06-01T10:00')
  })

  /** The same by leafing through a calendar day by day. */
  function slowly(series: Series, from: Temporal.PlainDate): string | null {
    for (let days = 1; days < 800; days += 1) {
      const day = from.add({ days })
      const isLastOfItsKind = day.add({ days: 7 }).month !== day.month
      const fits =
        series.by === 'weeks'
          ? days === 7 * series.every
          : series.by === 'dates'
            ? series.dates.includes(day.toString())
            : day.dayOfWeek === series.weekday &&
              (series.week === -1 ? isLastOfItsKind : Math.ceil(day.day / 7) === series.week)
      if (fits) return day.toString()
    }
    return null
  }

  it('[G120] goes on at the day that a calendar shows, at the time that a clock there shows', () => {
    const days = fc
      .integer({ min: 0, max: 700 })
      .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }))
    const anySeries: fc.Arbitrary<Series> = fc.oneof(
      fc.record({ by: fc.constant('weeks' as const), every: fc.integer({ min: 1, max: 52 }) }),
      fc.record({
        by: fc.constant('month' as const),
        week: fc.constantFrom(1, 2, 3, 4, -1),
        weekday: fc.integer({ min: 1, max: 7 }),
      }),
      fc.record({
        by: fc.constant('dates' as const),
        dates: fc.uniqueArray(days.map(String), { minLength: 1 }).map((dates) => dates.toSorted()),
      }),
    )
    const zones = fc.constantFrom(
      'Europe/London',
      'Europe/Copenhagen',
      'America/St_Johns',
      'Asia/Kolkata',
      'Pacific/Auckland',
    )
    fc.assert(
      fc.property(anySeries, days, fc.integer({ min: 4, max: 23 }), zones, (series, day, hour, timeZone) => {
        expect(seriesSchema.parse(series)).toEqual(series)
        const start = day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds
        const found = clocks(nextInSeries(series, start, timeZone), timeZone)
        const shown = slowly(series, day)
        expect(found).toBe(shown === null ? null : `${shown}T${`${hour}`.padStart(2, '0')}:00`)
      }),
    )
  })
})
