import { getLocale } from '#lib/paraglide/runtime.js'

/** A moment (milliseconds since 1970) as a day in words: "3 March 2026". */
export function dayInWords(at: number): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long' }).format(at)
}

/** A calendar day (`2026-03-01`) in words, whatever the time zone. */
export function calendarDayInWords(day: string): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  )
}

/** A moment as day and time in words: "3 March 2026 at 14:05". */
export function momentInWords(at: number): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(at)
}
