import type { LogRow } from './log-row.ts'
import type { NewPlacements } from './new-placements.ts'

/** Fewer letters in a row prove nothing by being the same. */
const fewest = 24

/**
 * Credits what one row takes away and puts elsewhere without saying so, as clients do that are not ours (A7): all of a
 * range that it deletes, of at least 24 letters, whose text stands exactly once in what it inserts.
 */
export function placeReplaced(placements: NewPlacements, { kind }: LogRow): void {
  const { changes, draft } = placements
  if (kind === 'step2' || changes.deleted.length === 0) return
  const inserted = changes.letters.filter(({ from, to }) => to - from >= fewest)
  if (inserted.length === 0) return
  for (const { client, from, to } of changes.deleted) {
    const length = to - from
    if (length < fewest || !placements.areEarlierLetters({ client, clock: from }, length)) continue
    const text = textOf(draft.record(client).units, from, to)
    const places = inserted.flatMap((letters) => {
      const own = textOf(draft.record(letters.client).units, letters.from, letters.to)
      return positionsOf(own, text).map((at) => ({ client: letters.client, from: letters.from + at }))
    })
    const [place] = places
    if (place === undefined || places.length > 1) continue
    const range = { from: place.from, to: place.from + length }
    if (placements.areOpen(place.client, range))
      placements.copy(place.client, range, { client, clock: from }, 'moved')
  }
}

function textOf(units: Uint16Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(units[at] ?? 0)
  return text
}

function positionsOf(text: string, part: string): readonly number[] {
  const positions: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) positions.push(at)
  return positions
}
