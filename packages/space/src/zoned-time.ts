import { Temporal } from 'temporal-polyfill'

/** How many minutes past midnight clocks show in a time zone (IANA name) at a moment. */
export function minuteIn(zone: string, at: number): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return hour * 60 + minute
}

/**
 * The first moment after `after` at which clocks show a time of day, on a weekday (1 is Monday) or any. In the hour
 * that a summer time leaves out it is as much later; of an hour that comes twice it is the first.
 */
export function nextAt(
  after: number,
  zone: string,
  { minute, weekday }: { readonly minute: number; readonly weekday: number | null },
): number {
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate()
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  for (let days = 0; ; days += 1) {
    const date = today.add({ days })
    if (weekday !== null && date.dayOfWeek !== weekday) continue
    const moment = date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
    if (moment > after) return moment
  }
}
