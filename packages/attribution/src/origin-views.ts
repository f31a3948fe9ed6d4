import { penOf, type OriginView } from '@alongside/protocol'
import type { Id } from '@alongside/flow'
import type { Attribution, Author, Origin, Placement, WriterOf } from './attribution.ts'
import { stretchesOf } from './stretches.ts'

type Placed = Placement & { readonly client: number }

/** Where words from elsewhere came to first: clocks of this section for clocks of a stranger. */
interface Arrival extends Id {
  readonly from: number
  readonly to: number
}

/**
 * The words whose author is not the writer of their pen, as whoever may read the section may know them: where they
 * stood elsewhere is left out (A4). Those saved after row `after` are among them, and perhaps some of its minute.
 */
export function originViews(
  attribution: Attribution,
  writerOf: WriterOf,
  after: number,
): readonly OriginView[] {
  const placed = [...attribution.records].flatMap(([client, { placements }]) =>
    placements.map((placement): Placed => ({ client, ...placement })),
  )
  const lastRow = ({ client, from, to }: Placed) =>
    stretchesOf(attribution, client, from, to).at(-1)?.last ?? 0
  const firsts = firstArrivals(attribution, placed)
  return placed
    .filter((one) => lastRow(one) > after)
    .flatMap((one) =>
      one.origin.is === 'here'
        ? [viewOf(attribution, writerOf, one, one.origin)]
        : byArrival(one, firsts.get(one.origin.stranger) ?? []).map(([part, first]) =>
            viewOf(attribution, writerOf, part, first),
          ),
    )
}

function viewOf(attribution: Attribution, writerOf: WriterOf, one: Placed, first: Id | null): OriginView {
  const { client, from, to, origin, placed } = one
  const same = first !== null && first.client === client && first.clock === from
  return {
    client,
    clock: from,
    length: to - from,
    ...authorOf(attribution, writerOf, origin),
    from: first === null || same ? null : { client: first.client, clock: first.clock },
    placed: placed !== null,
  }
}

function authorOf(
  attribution: Attribution,
  writerOf: WriterOf,
  origin: Origin,
): { readonly author: Author; readonly at: number } {
  const at =
    origin.is === 'elsewhere'
      ? origin.at
      : (stretchesOf(attribution, origin.client, origin.clock, origin.clock + 1)[0]?.at ?? 0)
  const found =
    origin.is === 'elsewhere' ? attribution.strangers[origin.stranger] : writerOf(penOf(origin.client) ?? 0)
  if (found === undefined) throw new RangeError('words belong to nobody')
  const { hand, voice, capacity } = found
  return { author: { hand, voice, capacity }, at }
}

/** By stranger, where each of their words came to first, whatever became of it there. */
function firstArrivals(attribution: Attribution, placed: readonly Placed[]): ReadonlyMap<number, Arrival[]> {
  const firstRow = ({ client, from }: Placed) => stretchesOf(attribution, client, from, from + 1)[0]?.seq ?? 0
  const arrivals = new Map<number, Arrival[]>()
  const inOrder = placed
    .filter(({ origin }) => origin.is === 'elsewhere')
    .toSorted((a, b) => firstRow(a) - firstRow(b) || a.client - b.client || a.from - b.from)
  for (const one of inOrder) {
    if (one.origin.is !== 'elsewhere') continue
    const known = arrivals.get(one.origin.stranger) ?? []
    arrivals.set(one.origin.stranger, known)
    for (const [part, first] of byArrival(one, known)) {
      if (first !== null) continue
      const from = part.origin.clock
      known.push({ client: part.client, clock: part.from, from, to: from + part.to - part.from })
    }
  }
  return arrivals
}

/** Words from elsewhere part by part, each with where it came to first; null where that is not known. */
function byArrival(one: Placed, arrivals: readonly Arrival[]): readonly (readonly [Placed, Id | null])[] {
  const begin = one.origin.clock
  const end = begin + one.to - one.from
  const edges = arrivals.flatMap(({ from, to }) => [from, to]).filter((edge) => begin < edge && edge < end)
  const cuts = [...new Set([begin, ...edges, end])].toSorted((a, b) => a - b)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const skipped = from - begin
    const arrival = arrivals.find((other) => other.from <= from && to <= other.to)
    const part: Placed = {
      ...one,
      from: one.from + skipped,
      to: one.from + to - begin,
      origin: { ...one.origin, clock: from },
      placed: one.placed && { ...one.placed, clock: one.placed.clock + skipped },
    }
    return [part, arrival ? { client: arrival.client, clock: arrival.clock + from - arrival.from } : null]
  })
}
