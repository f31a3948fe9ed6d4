import { z } from 'zod'

/**
 * What no writing needs and what reads as something else: control characters but tab and line break, halves of
 * letters, and what turns the reading direction round from there on. Marks that belong to scripts stay.
 */
const stray = /[^\P{Cc}\t\n\r]|[\p{Cs}\u202A-\u202E]/gu

/** Words of one or several lines that a person typed; they may be none. */
export function wordsSchema(maxLength: number) {
  return z
    .string()
    .transform((typed) => typed.replace(stray, '').trim())
    .pipe(z.string().max(maxLength))
}

/** The same, where something must be said. */
export function someWordsSchema(maxLength: number) {
  return wordsSchema(maxLength).pipe(z.string().min(1))
}
