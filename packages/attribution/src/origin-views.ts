import type { OriginView } from '@alongside/protocol'
import type { Attribution, Placement, WriterOf } from './attribution.ts'
import { authorOf } from './author-of.ts'
import { latestPlaces } from './latest-places.ts'
import { firstOf, stretchesOf } from './stretches.ts'

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
  if (!isAnyAfter(attribution, after)) return []
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
      const { author, at } = authorOf(attribution, writerOf, first)
      const { hand, voice, capacity } = author
      return {
        client,
        clock: from + skipped,
        length,
        author: { hand, voice, capacity },
        at,
        from: before,
        placed: placed !== null,
      }
    })
  })
}

/** Whether anything was placed after a row, or perhaps in its minute: mostly nothing was, and there is nothing to put in order. */
function isAnyAfter({ records }: Attribution, after: number): boolean {
  return [...records.values()].some(({ placements, stretches }) => {
    const last = placements.at(-1)
    return last !== undefined && (stretches[firstOf(stretches, last.to - 1)]?.last ?? 0) > after
  })
}
