/** So many UTF-16 units are shown on each side. */
const mostUnits = 80

/** A part of words, and what stands around it. */
export function wordsAround(
  text: string,
  from: number,
  to: number,
): { readonly before: string; readonly words: string; readonly after: string } {
  return {
    before: text.slice(Math.max(from - mostUnits, 0), from),
    words: text.slice(from, to),
    after: text.slice(to, to + mostUnits),
  }
}
