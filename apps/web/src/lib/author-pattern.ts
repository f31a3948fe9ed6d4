/**
 * Eight lines that tell authors apart without colour. Each is an SVG path for a
 * box of 32 by 6, drawn with `stroke="currentColor"`; the names are for whoever describes them in words.
 */
export const authorPatterns = [
  { name: 'solid', path: 'M0 3H32', width: 3 },
  { name: 'dashes', path: 'M0 3H8M12 3H20M24 3H32', width: 3 },
  { name: 'dots', path: 'M2 3h.01M8 3h.01M14 3h.01M20 3h.01M26 3h.01M31 3h.01', width: 4 },
  { name: 'double', path: 'M0 1.25H32M0 4.75H32', width: 1.5 },
  { name: 'zigzag', path: 'M0 5L4 1L8 5L12 1L16 5L20 1L24 5L28 1L32 5', width: 1.75 },
  { name: 'dash and dot', path: 'M0 3H10M15 3h.01M20 3H30', width: 3 },
  { name: 'wave', path: 'M0 3Q4 -1.5 8 3T16 3T24 3T32 3', width: 1.75 },
  { name: 'ladder', path: 'M0 3H32M3 0V6M9 0V6M15 0V6M21 0V6M27 0V6', width: 1.5 },
] as const

/** How many people can be told apart: each of eight colours goes with each of eight lines. */
export const authorLooks = 64

/** The colour of an author look, 0 to 7, as `data-author` takes it. */
export function authorHue(look: number): number {
  return look % authorPatterns.length
}

/** The number of the line of an author look, 0 to 7; the first eight looks have a colour and a line of their own. */
export function authorLine(look: number): number {
  return (look + Math.floor(look / authorPatterns.length)) % authorPatterns.length
}

/** The line of an author look. */
export function authorPattern(look: number): (typeof authorPatterns)[number] {
  return authorPatterns[authorLine(look)]!
}

/** What an element bears that is drawn with an author's colour and line, by authors.css. */
export function authorAttributes(look: number): Readonly<Record<'data-author' | 'data-line', string>> {
  return { 'data-author': String(authorHue(look)), 'data-line': String(authorLine(look)) }
}
