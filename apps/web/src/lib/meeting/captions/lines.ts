import type { CaptionLine } from '@alongside/protocol'

/** So many lines are shown; who wants to read further back reads what was kept. */
const maxShown = 500

/** The lines with one that has just been told in its place, or behind them all: then nothing before it goes on. */
export function withLine(lines: readonly CaptionLine[], line: CaptionLine): readonly CaptionLine[] {
  if (lines.some(({ id }) => id === line.id)) return lines.map((one) => (one.id === line.id ? line : one))
  return [...lines.map(ended), line].slice(-maxShown)
}

/** The lines with those that the server remembers, after a while of not hearing: of the others none goes on. */
export function withRemembered(
  lines: readonly CaptionLine[],
  remembered: readonly CaptionLine[],
): readonly CaptionLine[] {
  return remembered.reduce(withLine, lines.map(ended))
}

/** What of a line that was sent is still to be said, behind what others have of it. */
export function restOf(words: string, had: string): string {
  if (words.startsWith(had)) return words.slice(had.length).trimStart()
  let at = 0
  while (at < words.length && words[at] === had[at]) at += 1
  // A word that was put right is said again, whole.
  return at === words.length ? '' : words.slice(words.lastIndexOf(' ', at) + 1)
}

/** Parts words at a space so that each part has so many characters at most. */
export function partsOf(words: string, atMost: number): readonly string[] {
  if (words.length <= atMost) return [words]
  const space = words.lastIndexOf(' ', atMost)
  const end = space > 0 ? space : wholeUpTo(words, atMost)
  return [words.slice(0, end), ...partsOf(words.slice(end).trimStart(), atMost)]
}

/** A letter made of two halves is not parted. */
function wholeUpTo(words: string, atMost: number): number {
  return words.slice(0, atMost).isWellFormed() ? atMost : atMost - 1
}

function ended(line: CaptionLine): CaptionLine {
  return line.ended ? line : { ...line, ended: true }
}
