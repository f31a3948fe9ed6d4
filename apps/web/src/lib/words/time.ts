import { getLocale, type Locale } from '#lib/paraglide/runtime.js'

/** How days are written where each language is spoken here. */
const regions: Readonly<Record<Locale, string>> = { en: 'en-GB', da: 'da-DK' }
const region = () => regions[getLocale()]

/** A moment (milliseconds since 1970) as a day in words: "3 March 2026". */
export function dayInWords(at: number): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'long' }).format(at)
}

/** A calendar day (`2026-03-01`) in words, whatever the time zone. */
export function calendarDayInWords(day: string): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )
}

/** A moment as day and time in words: "3 March 2026 at 14:05". */
export function momentInWords(at: number): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeStyle: 'short' }).format(at)
}
