import { z } from 'zod'

/**
 * What is not seen in a line, and what turns its reading direction round: a name with it looks like another one.
 * The joiners of Persian and Indian scripts, and of pictures made of several, stay.
 */
const unseen =
  /\u034F|\u17B4|\u17B5|[\p{Cc}\p{Cs}\u00AD\u061C\u115F\u1160\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]/gu

/** One line that a person typed, a name or a title: as it is seen, with single spaces, and not empty. */
export function lineSchema(maxLength: number) {
  return z
    .string()
    .transform((typed) => typed.replace(/\s+/g, ' ').replace(unseen, '').trim())
    .pipe(z.string().min(1).max(maxLength))
}
