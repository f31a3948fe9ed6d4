import type { Series } from '@alongside/protocol'
import { Temporal } from 'temporal-polyfill'

/**
 * When the meeting after the one that begins at `startsAt` begins: at the same time on the clocks of the zone, on the
 * next day of the series; null where its days are over. In the hour that a summer time leaves out it is as much
 * later; of an hour that comes twice it is the first.
 */
export function nextInSeries(series: Series, startsAt: number, timeZone: string): number | null {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt).toZonedDateTimeISO(timeZone)
  const day = nextDay(series, start.toPlainDate())
  return day?.toZonedDateTime({ timeZone, plainTime: start.toPlainTime() }).epochMilliseconds ?? null
}

function nextDay(series: Series, day: Temporal.PlainDate): Temporal.PlainDate | null {
  switch (series.by) {
    case 'weeks':
      return day.add({ weeks: series.every })
    case 'month': {
      const inThisMonth = dayOfMonth(series, day)
      return Temporal.PlainDate.compare(inThisMonth, day) > 0
        ? inThisMonth
        : dayOfMonth(series, day.with({ day: 1 }).add({ months: 1 }))
    }
    case 'dates': {
      const next = series.dates.find((date) => Temporal.PlainDate.compare(date, day) > 0)
      return next === undefined ? null : Temporal.PlainDate.from(next)
    }
  }
}

/** The day of such a weekday in the month of `day`. */
function dayOfMonth(
  { week, weekday }: Extract<Series, { by: 'month' }>,
  day: Temporal.PlainDate,
): Temporal.PlainDate {
  const first = day.with({ day: 1 })
  if (week > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (week - 1) })
  const last = day.with({ day: day.daysInMonth })
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 })
}
