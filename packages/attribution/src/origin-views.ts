import type { Id } from '@alongside/flow'
import { penOf, type OriginView } from '@alongside/protocol'
import type { Attribution, Author, Origin, Placement, WriterOf } from './attribution.ts'
import { latestPlaces } from './latest-places.ts'
import { stretchesOf } from './stretches.ts'

/**
 * The words whose author is not the writer of their pen, in the order in which they came, as whoever may read the
 * section may know them: where they stood elsewhere is left out (A4). Those saved after row `after` are among them,
 * and perhaps some of its minute.
 */
export function originViews(
  attribution: Attribution,
  writerOf: WriterOf,
  after: number,
): readonly OriginView[] {
  const rowsOf = ({ client, from, to }: Placement & { readonly client: number }) => {
    const stretches = stretchesOf(attribution, client, from, to)
    return { first: stretches[0]?.seq ?? 0, last: stretches.at(-1)?.last ?? 0 }
  }
  const inOrder = [...attribution.records]
    .flatMap(([client, { placements }]) => placements.map((placement) => ({ client, ...placement })))
    .map((one) => ({ one, rows: rowsOf(one) }))
    .toSorted((a, b) => a.rows.first - b.rows.first || a.one.client - b.one.client || a.one.from - b.one.from)
  const places = latestPlaces()
  return inOrder.flatMap(({ one, rows }) => {
    const { client, from, to, origin, placed } = one
    const parts = places.moveTo(origin, { client, clock: from }, to - from)
    if (rows.last <= after) return []
    return parts.map(({ skipped, length, before }): OriginView => {
      const first = { ...origin, clock: origin.clock + skipped }
      const who = authorOf(attribution, writerOf, first)
      return { client, clock: from + skipped, length, ...who, from: before, placed: placed !== null }
    })
  })
}

function authorOf(
  attribution: Attribution,
  writerOf: WriterOf,
  origin: Origin,
): { readonly author: Author; readonly at: number } {
  const isHere = origin.is === 'here'
  const found = isHere ? writerOf(penOf(origin.client) ?? 0) : attribution.strangers[origin.stranger]
  if (found === undefined) throw new RangeError('words belong to nobody')
  const { hand, voice, capacity } = found
  const at = isHere ? timeOf(attribution, origin) : origin.at
  return { author: { hand, voice, capacity }, at }
}

function timeOf(attribution: Attribution, { client, clock }: Id): number {
  return stretchesOf(attribution, client, clock, clock + 1)[0]?.at ?? 0
}
