import type { Id } from '@alongside/flow'
import type { LogRow } from './log-row.ts'
import type { NewPlacements } from './new-placements.ts'
import type { Passage, Wanted } from './passage.ts'
import type { Piece } from './origins.ts'

/**
 * Credits what a row declares to come from elsewhere (A4): letters that are new in the row, equal to letters that had
 * been saved before it; and notes what it declares to come from a file (A9). Of two declarations for the same letters the first counts. Anything else is passed over.
 */
export function placeDeclared(
  placements: NewPlacements,
  { sources }: LogRow,
  passageOf: (wanted: Wanted) => Passage | null,
): void {
  for (const { client, clock, length, from } of sources) {
    const range = { from: clock, to: clock + length }
    if ('file' in from) {
      if (placements.areAllNew(client, range) && placements.areOpen(client, range))
        placements.addImport(client, range, from)
      continue
    }
    if (!placements.areNew(client, range) || !placements.areOpen(client, range)) continue
    if (from.section !== placements.draft.section) {
      placements.add(
        client,
        clock,
        piecesFrom(placements, { ...from, length }, { client, clock }, passageOf),
        'moved',
      )
    } else if (
      placements.areEarlierLetters(from, length) &&
      placements.areEqual({ client, clock }, from, length)
    ) {
      placements.copy(client, range, from, 'moved')
    }
  }
}

/** The pieces of a passage of another section, or none if it says something else. */
function piecesFrom(
  { draft }: NewPlacements,
  wanted: Wanted,
  { client, clock }: Id,
  passageOf: (wanted: Wanted) => Passage | null,
): readonly Piece[] {
  const { length } = wanted
  const passage = passageOf(wanted)
  if (passage === null || passage.text.length !== length) return []
  const { units } = draft.record(client)
  for (let index = 0; index < length; index++)
    if (units[clock + index] !== passage.text.charCodeAt(index)) return []
  return passage.runs.map((run): Piece => {
    const isBack = run.section === draft.section
    const origin = isBack
      ? ({ is: 'here', client: run.client, clock: run.clock } as const)
      : ({ is: 'elsewhere', stranger: draft.stranger(run), clock: run.clock, at: run.at } as const)
    return { length: run.length, origin, placed: null }
  })
}
