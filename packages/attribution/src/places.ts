import { penOf, type LetterSpan } from '@alongside/protocol'
import type { ErasedRange } from '@alongside/storage'
import type { Attribution, Author, Placement, WriterOf } from './attribution.ts'
import { authorOf, strangerOf } from './author-of.ts'
import { textOf } from './letters.ts'
import { piecesOf } from './origins.ts'
import { spansIn } from './span.ts'

/** Letters in a row, by where they were first written. */
export interface Root extends LetterSpan {
  readonly section: string
}

/** Letters in a row of a section, with where they were first written and by whom. */
export interface TracedLetters {
  readonly root: Root
  readonly author: Author
  readonly text: string
}

/**
 * Where letters of a section were first written, in their order: what is no letter, or is not known, is left out.
 * Whose a letter is that stands under a pen bound to nobody is not known either.
 */
export function rootsOf(
  attribution: Attribution,
  writerOf: WriterOf,
  spans: readonly LetterSpan[],
): readonly TracedLetters[] {
  return spans.flatMap(({ client, clock, length }) =>
    lettersIn(attribution, client, clock, clock + length).flatMap(([from, to]) => {
      let at = from
      return piecesOf(attribution, client, from, to).flatMap((piece): TracedLetters[] => {
        const text = textOf(
          attribution.records.get(client)?.units ?? new Uint16Array(),
          at,
          at + piece.length,
        )
        at += piece.length
        const { origin } = piece
        const isKnown = origin.is === 'elsewhere' || writerOf(penOf(origin.client) ?? 0) !== undefined
        if (!isKnown) return []
        const { author } = authorOf(attribution, writerOf, origin)
        return [{ root: { ...whereIs(attribution, origin), length: piece.length }, author, text }]
      })
    }),
  )
}

/**
 * All places of a section where letters stand, or stood, that were first written as these: where they were written,
 * and where they were moved, copied or brought back. In the order of their clients and clocks, each once.
 */
export function placesOf(attribution: Attribution, roots: readonly Root[]): readonly ErasedRange[] {
  const own = roots
    .filter(({ section }) => section === attribution.section)
    .map(({ client, clock, length }) => ({ client, from: clock, to: clock + length }))
    .map(({ client, from, to }) => {
      const end = attribution.records.get(client)?.end ?? 0
      return { client, from: Math.min(from, end), to: Math.min(to, end) }
    })
  const placed = [...attribution.records].flatMap(([client, { placements }]) =>
    placements.flatMap((placement) => cutBy(attribution, client, placement, roots)),
  )
  return joined([...own, ...placed])
}

/** The parts of a placement whose letters were first written as some of these. */
function cutBy(
  attribution: Attribution,
  client: number,
  { from, to, origin }: Placement,
  roots: readonly Root[],
): ErasedRange[] {
  const where = whereIs(attribution, origin)
  return roots
    .filter((root) => root.section === where.section && root.client === where.client)
    .map((root) => ({
      client,
      from: Math.max(from, from + root.clock - where.clock),
      to: Math.min(to, from + root.clock + root.length - where.clock),
    }))
}

function whereIs(attribution: Attribution, origin: Placement['origin']) {
  if (origin.is === 'here')
    return { section: attribution.section, client: origin.client, clock: origin.clock }
  const { section, client } = strangerOf(attribution, origin.stranger)
  return { section, client, clock: origin.clock }
}

/** The clocks of a range under which letters stand, as far as they are known. */
function lettersIn({ records }: Attribution, client: number, from: number, to: number): [number, number][] {
  const record = records.get(client)
  const end = Math.min(to, record?.end ?? 0)
  const parts: [number, number][] = []
  let at = from
  for (const gap of spansIn(record?.gaps ?? [], from, end)) {
    parts.push([at, gap.from])
    at = gap.to
  }
  parts.push([at, end])
  return parts.filter(([begin, stop]) => begin < stop)
}

function joined(ranges: readonly ErasedRange[]): readonly ErasedRange[] {
  const sorted = ranges
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.client - b.client || a.from - b.from)
  const all: ErasedRange[] = []
  for (const range of sorted) {
    const last = all.at(-1)
    if (last === undefined || last.client !== range.client || last.to < range.from) all.push(range)
    else all[all.length - 1] = { ...last, to: Math.max(last.to, range.to) }
  }
  return all
}
