import { spansIn, type ClientRecord } from '@alongside/attribution'

/** How many letters stand under the clocks of a record from `from` up to `to`: a character of two units is one. */
export function lettersIn({ units, gaps }: ClientRecord, from: number, to: number): number {
  let letters = 0
  let at = from
  const count = (end: number) => {
    for (; at < end; at++) if (!isLow(units[at] ?? 0)) letters += 1
  }
  for (const gap of spansIn(gaps, from, to)) {
    count(gap.from)
    at = Math.max(at, gap.to)
  }
  count(to)
  return letters
}

/** How many of the letters under the clocks from `from` up to `to` were put in from files. */
export function importedIn(record: ClientRecord, from: number, to: number): number {
  let letters = 0
  for (const part of spansIn(record.imports, from, to))
    letters += lettersIn(record, Math.max(part.from, from), Math.min(part.to, to))
  return letters
}

/** How many letters a text has. */
export function lengthOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) if (!isLow(text.charCodeAt(at))) letters += 1
  return letters
}

function isLow(unit: number): boolean {
  return unit >> 10 === 0xdc00 >> 10
}
