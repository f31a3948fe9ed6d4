import type { Id } from '@alongside/flow'
import type { LogRow } from './log-row.ts'
import type { NewPlacements } from './new-placements.ts'
import type { Passage, Wanted } from './passage.ts'
import type { Piece } from './origins.ts'
import type { Span } from './span.ts'

/**
 * Credits what a row declares to come from elsewhere (A4): letters that are new in the row, equal to letters that had
 * been saved before it, each struct that a declaration reaches over by itself; and notes what it declares to come from a
 * file (A9). Of two declarations for the same letters the first counts. Anything else is passed over.
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
    for (const part of placements.newPartsOf(client, range)) {
      if (!placements.areOpen(client, part)) continue
      const source = { ...from, clock: from.clock + part.from - clock }
      placeFrom(placements, client, part, source, passageOf)
    }
  }
}

/** Credits new letters of one struct, if those that they are said to come from are the same. */
function placeFrom(
  placements: NewPlacements,
  client: number,
  part: Span,
  from: Omit<Wanted, 'length'>,
  passageOf: (wanted: Wanted) => Passage | null,
): void {
  const length = part.to - part.from
  const first = { client, clock: part.from }
  if (from.section !== placements.draft.section)
    placements.add(client, part.from, piecesFrom(placements, { ...from, length }, first, passageOf), 'moved')
  else if (placements.areEarlierLetters(from, length) && placements.areEqual(first, from, length))
    placements.copy(client, part, from, 'moved')
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
