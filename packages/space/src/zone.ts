// Time zones and calendars are not ours to work out: Temporal is the standard for them, and this is its small,
// complete form until every browser and Node have it. It reads the zones that the platform knows.
import { Temporal } from 'temporal-polyfill'

/** The calendar day (ISO date) that it is in a time zone at a moment (milliseconds since 1970). */
export function dayIn(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/**
 * The moment at which a calendar day is over in a time zone, in milliseconds since 1970: the first moment of a
 * later day. Where clocks are put forward at midnight that is one o'clock; where they are put back at midnight
 * the day has 25 hours.
 */
export function endOfDay(zone: string, day: string): number {
  return Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime(zone).startOfDay().epochMilliseconds
}

/** The first moment of a calendar day in a time zone, or, of a day that never was there, of the next. */
export function startOfDay(zone: string, day: string): number {
  return endOfDay(zone, addDays(day, -1))
}

/** The calendar day so many days later. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
