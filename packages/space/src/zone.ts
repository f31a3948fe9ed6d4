/** The calendar day (ISO date) that it is in a time zone at a moment (milliseconds since 1970). */
export function dayIn(zone: string, at: number): string {
  return isoDate(daysIn(zone, at))
}

/**
 * The moment at which a calendar day is over in a time zone, in milliseconds since 1970: the first moment of a
 * later day. Where clocks are put forward at midnight that is one o'clock; where they are put back at midnight
 * the day has 25 hours.
 */
export function endOfDay(zone: string, day: string): number {
  const days = daysSince1970(day)
  const midnight = (days + 1) * dayMs
  // Before and after a change of the clocks nearby, if there is one.
  const offsets = [offsetAt(zone, midnight - dayMs), offsetAt(zone, midnight + dayMs)]
  const moments = offsets.map((offset) => midnight - offset)
  const [first] = moments.filter((moment) => daysIn(zone, moment) > days).toSorted((a, b) => a - b)
  if (first === undefined) throw new RangeError(`the day ${day} has no end in ${zone}`)
  return first
}

/** The calendar day so many days later. */
export function addDays(day: string, days: number): string {
  return isoDate(daysSince1970(day) + days)
}

const secondMs = 1_000
const dayMs = 86_400 * secondMs

/** The day that it is in a zone, counted from 1970. */
function daysIn(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / dayMs)
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const days = daysOf(part('year'), part('month'), part('day'))
  const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second')
  const wholeSeconds = Math.floor(at / secondMs) * secondMs
  return days * dayMs + seconds * secondMs - wholeSeconds
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times as much as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, format)
  return format
}

function daysSince1970(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return daysOf(year, month, date)
}

/**
 * Days since 1970 of a date, and back: the years are counted from March, so that a leap day is a year's last.
 * Both after https://howardhinnant.github.io/date_algorithms.html.
 */
function daysOf(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function isoDate(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return [String(year).padStart(4, '0'), two(month), two(date)].join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
