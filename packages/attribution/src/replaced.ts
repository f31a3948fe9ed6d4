import { textOf } from './letters.ts'
import type { LogRow } from './log-row.ts'
import type { NewPlacements } from './new-placements.ts'

/** Fewer letters in a row prove nothing by being the same. */
const fewest = 24
/** All of what is inserted is looked through for each range. */
const mostRanges = 100

/**
 * Credits what one row takes away and puts elsewhere without saying so, as clients do that are not ours (A7): all of a
 * range that it deletes, of at least 24 letters, whose text stands exactly once in what it inserts.
 */
export function placeReplaced(placements: NewPlacements, { kind }: LogRow): void {
  const { changes, draft } = placements
  if (kind === 'step2' || changes.deleted.length === 0) return
  const inserted = changes.letters
    .filter(({ from, to }) => to - from >= fewest)
    .map(({ client, from, to }) => ({ client, from, text: textOf(draft.record(client).units, from, to) }))
  const deleted = changes.deleted.filter(({ from, to }) => to - from >= fewest)
  if (inserted.length === 0 || deleted.length > mostRanges) return
  for (const { client, from, to } of deleted) {
    const length = to - from
    if (!placements.areEarlierLetters({ client, clock: from }, length)) continue
    const text = textOf(draft.record(client).units, from, to)
    const places = inserted.flatMap((one) =>
      positionsOf(one.text, text).map((at) => ({ client: one.client, from: one.from + at })),
    )
    const [place] = places
    if (place === undefined || places.length > 1) continue
    const range = { from: place.from, to: place.from + length }
    if (placements.areOpen(place.client, range))
      placements.copy(place.client, range, { client, clock: from }, 'moved')
  }
}

/** Where a text holds another; two places at most. */
function positionsOf(text: string, part: string): readonly number[] {
  const first = text.indexOf(part)
  const second = first < 0 ? first : text.indexOf(part, first + 1)
  return [first, second].filter((at) => at >= 0)
}
