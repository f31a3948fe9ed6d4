import { penOf } from '@alongside/protocol'
import type { WriterOf } from './attribution.ts'
import type { NewPlacements } from './new-placements.ts'
import type { NewLetters } from './row-changes.ts'
import { isCovered, spansIn } from './span.ts'

/**
 * Credits what undo and redo brought back (A6): letters directly before equal ones that the same hand had deleted in an
 * earlier row. Yjs writes them so (`redoItem`), and neither its texts nor ours ever write typed letters before
 * deleted ones.
 */
export function placeUndone(placements: NewPlacements, writerOf: WriterOf): void {
  for (const letters of placements.changes.letters) {
    const { client, from, to, rightOrigin } = letters
    if (rightOrigin === null || !hasDeleted(placements, letters, writerOf)) continue
    if (!placements.areOpen(client, letters)) continue
    if (!placements.areEqual({ client, clock: from }, rightOrigin, to - from)) continue
    placements.copy(client, letters, rightOrigin, 'back')
  }
}

/** Whether the hand that wrote letters had deleted all of as many letters to their right. */
function hasDeleted(
  { draft }: NewPlacements,
  { client, from, to, rightOrigin }: NewLetters,
  writerOf: WriterOf,
): boolean {
  const removals = draft.records.get(rightOrigin?.client ?? 0)?.removals ?? []
  if (rightOrigin === null || removals.length === 0) return false
  const begin = rightOrigin.clock
  const end = begin + to - from
  if (!isCovered(removals, begin, end)) return false
  const hand = writerOf(penOf(client) ?? 0)?.hand
  return [...spansIn(removals, begin, end)].every(
    ({ pen }) => hand !== undefined && pen !== null && writerOf(pen)?.hand === hand,
  )
}
