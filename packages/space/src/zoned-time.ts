const minuteMs = 60_000
const dayMs = 86_400_000

/** A moment on the clocks of a place. */
export interface LocalTime {
  /** Days since 1970-01-01 in the calendar there. */
  readonly day: number
  /** Minutes since midnight. */
  readonly minute: number
  /** 1 is Monday. */
  readonly weekday: number
}

/** What clocks show in a time zone (IANA name) at a moment. */
export function localTime(at: number, zone: string): LocalTime {
  const local = Math.floor((at + offsetMs(at, zone)) / minuteMs)
  const day = Math.floor(local / 1440)
  return { day, minute: local - day * 1440, weekday: ((((day + 3) % 7) + 7) % 7) + 1 }
}

/** The first moment after `after` at which clocks show a time of day, on a weekday or any. */
export function nextAt(
  after: number,
  zone: string,
  { minute, weekday }: { readonly minute: number; readonly weekday: number | null },
): number {
  const { day: today, weekday: now } = localTime(after, zone)
  for (let ahead = 0; ; ahead += 1) {
    if (weekday !== null && ((now - 1 + ahead) % 7) + 1 !== weekday) continue
    const moment = momentOf(today + ahead, minute, zone)
    if (moment > after) return moment
  }
}

/** When clocks show a time on a day; in the hour that a summer time leaves out, as much later. */
function momentOf(day: number, minute: number, zone: string): number {
  const asUtc = day * dayMs + minute * minuteMs
  const before = asUtc - offsetMs(asUtc - dayMs, zone)
  const after = asUtc - offsetMs(asUtc + dayMs, zone)
  return (
    [before, after].toSorted((a, b) => a - b).find((moment) => moment + offsetMs(moment, zone) === asUtc) ??
    before
  )
}

/** How far the clocks of a zone are ahead of universal time at a moment. */
function offsetMs(at: number, zone: string): number {
  const shown = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  const local = daysTo(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000
  return local - Math.floor(at / 1000) * 1000
}

/** Days from 1970-01-01 to a day of the calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1 // a year that begins in March ends with the leap day
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}
