/** So many UTF-16 units at most are shown on each side. */
const mostUnits = 80

/** A part of words, and what stands around it: whole words, and … where there are more. */
export function wordsAround(
  text: string,
  from: number,
  to: number,
): { readonly before: string; readonly words: string; readonly after: string } {
  const [start, end] = [from - mostUnits, to + mostUnits]
  const [before, after] = [text.slice(Math.max(start, 0), from), text.slice(to, end)]
  return {
    before: start <= 0 ? before : `…${before.replace(/^\S*\s/, '')}`,
    words: text.slice(from, to),
    after: end >= text.length ? after : `${after.replace(/\s\S*$/, '')}…`,
  }
}
