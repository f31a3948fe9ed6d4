import { z } from 'zod'

/**
 * What "Make this easier for me" remembers. Each value falls back to its default by itself, so an old or
 * broken cookie never costs a person the rest of their choices.
 */
export const readingSchema = z.object({
  /** Text size in percent of the usual. */
  size: z.enum(['100', '112', '125', '150', '175', '200']).catch('100'),
  spacing: z.enum(['usual', 'wide', 'widest']).catch('usual'),
  line: z.enum(['short', 'usual', 'full']).catch('usual'),
  font: z.enum(['atkinson', 'system', 'dyslexic']).catch('atkinson'),
  /** `system` follows light, dark and contrast of the device. */
  theme: z.enum(['system', 'light', 'dark', 'cream', 'contrast']).catch('system'),
  /** No carets of others, no motion, no counters. */
  calm: z.enum(['no', 'yes']).catch('no'),
  /** What a screen reader is told of others' doings. */
  announce: z.enum(['off', 'important', 'all']).catch('important'),
})
export type ReadingSettings = z.infer<typeof readingSchema>

export const usualReading: ReadingSettings = readingSchema.parse({})

export const readingCookie = 'reading'

/** A year, in seconds. */
export const readingCookieMaxAge = 31_536_000

/** Reads settings from a cookie's value or a form; never throws. */
export function readSettings(from: Iterable<[string, unknown]>): ReadingSettings {
  return readingSchema.parse(Object.fromEntries(from))
}

/** Reads settings from the cookie's value, `undefined` where there is none. */
export function readCookie(value: string | undefined): ReadingSettings {
  return readSettings(new URLSearchParams(value ?? ''))
}

/** The cookie's value: only what differs from the usual. */
export function writeCookie(settings: ReadingSettings): string {
  const usual = new Map<string, string>(Object.entries(usualReading))
  return new URLSearchParams(
    Object.entries(settings).filter(([key, value]) => value !== usual.get(key)),
  ).toString()
}

/** Says whether nothing was changed from the usual. */
export const isUsual = (settings: ReadingSettings): boolean => writeCookie(settings) === ''

/** The `data-…` attributes of `<html>` that the style sheets follow, ready to be written into the page. */
export function asAttributes(settings: ReadingSettings): string {
  return Object.entries(settings)
    .map(([key, value]) => `data-${key}="${value}"`)
    .join(' ')
}
