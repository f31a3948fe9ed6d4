import { leastShown } from '@alongside/figures'
import type { Meeting } from './meeting.ts'
import type { GivenAnswer } from './heard.ts'

/** What becomes at the close of the words that people wrote without their name. */
export type UnnamedWords =
  /** They are shown to everyone, in an order that tells nothing. */
  | { readonly are: 'shown'; readonly words: readonly string[] }
  /** So few people wrote that each might be guessed: nobody sees them but who wrote them. */
  | { readonly are: 'tooFew' }

/** Whoever has said it with their name by then is shown once, and does not hide among the others. */
export function unnamedWords(
  { roll, lessons }: Pick<Meeting, 'roll' | 'lessons'>,
  given: readonly GivenAnswer[],
  selfOf: (person: string) => string,
): UnnamedWords {
  const unnamed = given.filter(({ person }) => roll.has(selfOf(person)) && !lessons.has(selfOf(person)))
  const writers = new Set(unnamed.map(({ person }) => selfOf(person)))
  if (writers.size > 0 && writers.size < leastShown.private) return { are: 'tooFew' }
  return { are: 'shown', words: unnamed.map(({ ballot }) => ballot) }
}
