import type { Place } from '@alongside/flow'
import type { SectionText } from '@alongside/protocol'

/** When words were first written, and when they were put where they stand; milliseconds since 1970. */
export interface When {
  readonly at: number
  readonly placedAt: number | null
}

/** When the words at a place were written, as the server read the text; null where it has another paragraph there. */
export function whenWritten(
  { blocks, shown }: SectionText,
  words: string,
  { block, offset }: Place,
): When | null {
  const read = shown ?? blocks
  const there = read[block]?.text === words ? read[block] : read.find(({ text }) => text === words)
  let end = 0
  const run = there?.runs.find(({ text }) => (end += text.length) > offset)
  return run === undefined ? null : { at: run.at, placedAt: run.placed?.at ?? null }
}
