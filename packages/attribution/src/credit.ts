import type { Attribution } from './attribution.ts'
import { placeDeclared } from './declared.ts'
import { Draft } from './draft.ts'
import type { LogRow } from './log-row.ts'
import type { Passage, Wanted } from './passage.ts'
import { NewPlacements } from './new-placements.ts'
import { placeReplaced } from './replaced.ts'
import { readRow } from './row-changes.ts'
import { minuteMs, minuteOf } from './stretches.ts'
import { placeUndone } from './undone.ts'

/**
 * Adds rows, in order, to what is known of a section: the same as reading all from scratch (A12). A clock is credited
 * once, by the first row that held it. `passageOf` finds the words of another section that a row names as its source,
 * as `findPassage` does, or null; `wantedBy` says beforehand what it will be asked for.
 *
 * Throws `RangeError` when the first row is not the one after `earlier` or a row has a hole in it, and what Yjs throws
 * on bytes that are no update: neither stands in a log that a room has checked.
 */
export function creditRows(
  earlier: Attribution,
  rows: Iterable<LogRow>,
  passageOf: (wanted: Wanted) => Passage | null,
): Attribution {
  const draft = new Draft(earlier)
  for (const row of rows) {
    if (row.seq !== draft.seq + 1) throw new RangeError(`row ${row.seq} does not follow row ${draft.seq}`)
    draft.seq = row.seq
    const changes = readRow(draft, row)
    const placements = new NewPlacements(draft, changes)
    placeUndone(placements)
    placeDeclared(placements, row, passageOf)
    placeReplaced(placements, row)
    placements.settle()
    const { pen } = row
    const at = minuteOf(row.at) * minuteMs
    for (const { client, from, to } of changes.deleted)
      draft.record(client).remove({ from, to, pen, at, isLate: row.kind === 'step2' })
  }
  return draft.done()
}
