import { m } from '#lib/paraglide/messages.js'
import { getLocale, type Locale } from '#lib/paraglide/runtime.js'
import { placeOf } from './place.ts'

/** By which clocks a time is told: those of the space that it is about, and the reader's. */
export interface Clocks {
  /** The time zone of the space; null where there is none. */
  readonly space: string | null
  /** The reader's; null where it is not known, as on their very first page. */
  readonly reader: string | null
}

/** How days are written where each language is spoken here. */
const regions: Readonly<Record<Locale, string>> = { en: 'en-GB', da: 'da-DK' }

/**
 * Formats that were made before: making one takes about a millisecond, and a page tells hundreds of times. They hold
 * nothing of anybody's, and are few, since whoever asks names the zone.
 */
const formats = new Map<string, Intl.DateTimeFormat>()
const mostFormats = 50

function formatFor(zone: string | null, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = regions[getLocale()]
  const key = `${locale} ${zone} ${how.dateStyle} ${how.timeStyle}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, { ...how, ...(zone === null ? {} : { timeZone: zone }) })
  if (formats.size >= mostFormats) formats.clear()
  formats.set(key, made)
  return made
}

function written(at: number, zone: string | null, how: Intl.DateTimeFormatOptions): string {
  return formatFor(zone, how).format(at)
}

/** A calendar day (`2026-03-01`) in words, whatever the time zone. */
export function calendarDayInWords(day: string): string {
  return written(Date.parse(`${day}T00:00:00Z`), 'UTC', { dateStyle: 'long' })
}

/** A moment (milliseconds since 1970) as day and time in words: "3 March 2026 at 14:05 (Copenhagen time)". */
export function momentInWords(at: number, clocks: Clocks): string {
  return told(at, clocks, { dateStyle: 'long', timeStyle: 'short' })
}

/** A moment as a day in words: "3 March 2026". */
export function dayInWords(at: number, clocks: Clocks): string {
  return told(at, clocks, { dateStyle: 'long' })
}

/** From when until when, with the weekday: "Tuesday, 3 March 2026, 14:00 to 16:00 (Copenhagen time)". */
export function spanInWords(from: number, until: number, clocks: Clocks): string {
  const zone = clocks.space ?? clocks.reader
  const words = m.time_span({
    day: written(from, zone, { dateStyle: 'full' }),
    from: written(from, zone, { timeStyle: 'short' }),
    until: written(until, zone, { timeStyle: 'short' }),
  })
  return differ(from, clocks, { dateStyle: 'long', timeStyle: 'short' })
    ? withPlace(words, clocks.space)
    : words
}

/** The time of day, where it is said elsewhere of which day and place: "14:05". */
export function timeOfDayInWords(at: number, { space, reader }: Clocks): string {
  return written(at, space ?? reader, { timeStyle: 'short' })
}

/** A moment of today by the clock of whoever reads on this device: "14:05". */
export function hourInWords(at: number): string {
  return written(at, null, { timeStyle: 'short' })
}

/** A calendar day until whose end something lasts: "3 April 2026 (Copenhagen time)". */
export function lastDayInWords(day: string, { space, reader }: Clocks): string {
  const words = calendarDayInWords(day)
  const noon = Date.parse(`${day}T12:00:00Z`)
  return differ(noon, { space, reader }, { dateStyle: 'long', timeStyle: 'short' })
    ? withPlace(words, space)
    : words
}

/** By the clocks of the space; the reader is told so where their own would say something else. */
function told(at: number, clocks: Clocks, how: Intl.DateTimeFormatOptions): string {
  const words = written(at, clocks.space ?? clocks.reader, how)
  return differ(at, clocks, how) ? withPlace(words, clocks.space) : words
}

function differ(at: number, { space, reader }: Clocks, how: Intl.DateTimeFormatOptions): boolean {
  if (space === null || reader === null || space === reader) return false
  return written(at, space, how) !== written(at, reader, how)
}

function withPlace(time: string, zone: string | null): string {
  return zone === null ? time : m.time_inPlace({ time, place: placeOf(zone) })
}
