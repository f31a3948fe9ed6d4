import type { LetterSpan, MomentBlock } from '@alongside/protocol'
import { joinedLetters } from './letters.ts'

/** A place where words stand, with what stands around them. */
export interface FoundWords {
  readonly before: string
  readonly words: string
  readonly after: string
  readonly letters: readonly LetterSpan[]
}

/** How many letters are shown on each side, and how many places at most. */
const [lettersAround, mostPlaces] = [60, 50]

/** Where words stand in a text, in its order, written in upper or lower case. */
export function findWords(blocks: readonly MomentBlock[], wanted: string): readonly FoundWords[] {
  const words = wanted.toLowerCase()
  if (words === '') return []
  return blocks
    .flatMap(({ runs }) => {
      const letters = runs.flatMap(({ text, id, embed }) =>
        Array.from({ length: text.length }, (_, at) => ({
          unit: text.charAt(at),
          id: embed ? null : { client: id.client, clock: id.clock + at, length: 1 },
        })),
      )
      const text = letters.map(({ unit }) => unit).join('')
      return placesOf(text.toLowerCase(), words).map((from): FoundWords => {
        const to = from + words.length
        return {
          before: text.slice(Math.max(from - lettersAround, 0), from),
          words: text.slice(from, to),
          after: text.slice(to, to + lettersAround),
          letters: joinedLetters(letters.slice(from, to).flatMap(({ id }) => id ?? [])),
        }
      })
    })
    .slice(0, mostPlaces)
}

function placesOf(text: string, words: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at)
  return places
}
