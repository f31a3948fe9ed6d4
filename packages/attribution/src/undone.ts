import { penOf } from '@alongside/protocol'
import type { NewPlacements } from './new-placements.ts'
import type { NewLetters } from './row-changes.ts'
import { isCovered, spansIn } from './span.ts'

/**
 * Credits what undo and redo brought back, by the trace that Yjs leaves (`redoItem`): letters directly before equal
 * ones that the same pen had deleted in an earlier row (A6). Neither Yjs nor our editor writes typed letters before
 * deleted ones. Of another pen it might be typed before letters that stood, whose deletion was only saved first.
 */
export function placeUndone(placements: NewPlacements): void {
  for (const letters of placements.changes.letters) {
    const { client, from, to, rightOrigin } = letters
    if (rightOrigin === null || !hasDeleted(placements, letters)) continue
    if (!placements.areOpen(client, letters)) continue
    if (!placements.areEqual({ client, clock: from }, rightOrigin, to - from)) continue
    placements.copy(client, letters, rightOrigin, 'back')
  }
}

/** Whether the pen that wrote letters had deleted all of as many letters to their right. */
function hasDeleted({ draft }: NewPlacements, { client, from, to, rightOrigin }: NewLetters): boolean {
  const removals = draft.records.get(rightOrigin?.client ?? 0)?.removals ?? []
  if (rightOrigin === null || removals.length === 0) return false
  const begin = rightOrigin.clock
  const end = begin + to - from
  const pen = penOf(client)
  return isCovered(removals, begin, end) && [...spansIn(removals, begin, end)].every((one) => one.pen === pen)
}
