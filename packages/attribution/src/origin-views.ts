import type { OriginView } from '@alongside/protocol'
import type { Attribution, ClientRecord, Placement, WriterOf } from './attribution.ts'
import { authorOf } from './author-of.ts'
import { cutByFiles } from './imported.ts'
import { latestPlaces, type MovedPart } from './latest-places.ts'
import type { Span } from './span.ts'
import { firstOf, stretchesOf } from './stretches.ts'

/** Words of a client id that came from elsewhere in the section, from another, or from a file. */
interface Come extends Placement {
  readonly client: number
  readonly isFromFile: boolean
}

/**
 * The words whose author is not the writer of their pen, and those that came from a file, in the order in which they
 * came, as whoever may read the section may know them: where they stood elsewhere is left out (A4). Those saved after
 * row `after` are among them, and perhaps some of its minute.
 */
export function originViews(
  attribution: Attribution,
  writerOf: WriterOf,
  after: number,
): readonly OriginView[] {
  const rowsOf = ({ client, from, to }: Come) => {
    const stretches = stretchesOf(attribution, client, from, to)
    return { first: stretches[0]?.seq ?? 0, last: stretches.at(-1)?.last ?? 0 }
  }
  if (!isAnyAfter(attribution, after)) return []
  const inOrder = [...attribution.records]
    .flatMap(([client, record]) => comeTo(client, record))
    .map((one) => ({ one, rows: rowsOf(one) }))
    .toSorted((a, b) => a.rows.first - b.rows.first || a.one.client - b.one.client || a.one.from - b.one.from)
  const places = latestPlaces()
  return inOrder.flatMap(({ one, rows }) => {
    const { client, from, to, origin, isFromFile } = one
    const parts = isFromFile
      ? [{ skipped: 0, length: to - from, before: null }]
      : places.moveTo(origin, { client, clock: from }, to - from)
    if (rows.last <= after) return []
    return parts.flatMap((part) =>
      cutByFiles(attribution, partOfOrigin(one, part), part.length).map((span) =>
        viewOf(attribution, writerOf, one, part, span),
      ),
    )
  })
}

function comeTo(client: number, { placements, imports }: ClientRecord): Come[] {
  const moved = placements.map((placement) => ({ client, ...placement, isFromFile: false }))
  const brought = imports.map(({ from, to }): Come => {
    const origin = { is: 'here', client, clock: from } as const
    return { client, from, to, origin, placed: null, isFromFile: true }
  })
  return [...moved, ...brought]
}

function partOfOrigin({ origin }: Come, { skipped }: MovedPart): Come['origin'] {
  return { ...origin, clock: origin.clock + skipped }
}

/** What is told of a span of a part of words that came. */
function viewOf(
  attribution: Attribution,
  writerOf: WriterOf,
  one: Come,
  part: MovedPart,
  { from, to }: Span,
): OriginView {
  const origin = partOfOrigin(one, { ...part, skipped: part.skipped + from })
  const { author, at } = authorOf(attribution, writerOf, origin)
  const { hand, voice, capacity, importedFrom } = author
  return {
    client: one.client,
    clock: one.from + part.skipped + from,
    length: to - from,
    author: { hand, voice, capacity, ...(importedFrom && { importedFrom }) },
    at,
    from: part.before && { ...part.before, clock: part.before.clock + from },
    placed: one.placed !== null,
  }
}

/** Whether anything came after a row, or perhaps in its minute: mostly nothing did, and there is nothing to put in order. */
function isAnyAfter({ records }: Attribution, after: number): boolean {
  return [...records.values()].some(({ placements, imports, stretches }) =>
    [placements.at(-1), imports.at(-1)].some(
      (last) => last !== undefined && (stretches[firstOf(stretches, last.to - 1)]?.last ?? 0) > after,
    ),
  )
}
