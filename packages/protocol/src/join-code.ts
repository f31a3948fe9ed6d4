import { z } from 'zod'

/**
 * What the code of a link is made of. Of what looks or sounds alike in English or Danish there is one at most, so that
 * it can be read aloud in a hall; and without vowels it makes no words.
 */
export const joinCodeLetters = '2346789FHJLMPQRWXY'

export const joinCodeLength = 6

/** What people write for one of them, having heard or seen it: *dee* for *pee*, 0 for Q. */
const meant: ReadonlyMap<string, string> = new Map(
  Object.entries({ P: 'BCDEGTV', M: 'N', F: 'S', Q: 'O0U', L: '1I', 2: 'Z', 9: '5' }).flatMap(
    ([letter, written]) => Array.from(written, (one) => [one, letter] as const),
  ),
)

/** A code as somebody typed it: case, spaces and hyphens do not count, nor what looks or sounds alike. */
export const joinCodeSchema = z
  .string()
  .max(40)
  .transform((typed) => {
    const letters = typed
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
    return Array.from(letters, (one) => meant.get(one) ?? one).join('')
  })
  .pipe(z.string().length(joinCodeLength))
