import type { StandingRun } from './authors.ts'
import { isChosen, type Chosen } from './chosen.ts'
import type { PartAuthors } from './wrote.svelte.ts'

/** Words of one author in a row, that a person can go to. */
export interface Stop {
  readonly section: string
  readonly block: number
  readonly run: StandingRun
}

/** Where in a document, as it can be compared. */
type At = Pick<Stop, 'section' | 'block'> & { readonly offset: number }

/** All words by those who are chosen, in the order of the document. */
export function stopsIn(parts: readonly PartAuthors[], chosen: Chosen | null): readonly Stop[] {
  return parts.flatMap(({ id, blocks }) =>
    blocks.flatMap(({ block, runs }) =>
      runs
        .filter(({ writer, text }) => text.trim() !== '' && isChosen(chosen, writer))
        .map((run) => ({ section: id, block, run })),
    ),
  )
}

/** The number of the stop before (-1) or behind (1) a place, going on at the other end; -1 where there is none. */
export function nextStop(
  stops: readonly Stop[],
  order: readonly string[],
  at: At | null,
  way: 1 | -1,
): number {
  if (stops.length === 0) return -1
  if (at === null) return way === 1 ? 0 : stops.length - 1
  const compared = stops.map(
    ({ section, block, run }) =>
      order.indexOf(section) - order.indexOf(at.section) || block - at.block || run.from - at.offset,
  )
  if (way === 1)
    return Math.max(
      0,
      compared.findIndex((far) => far > 0),
    )
  const before = compared.findLastIndex((far) => far < 0)
  return before < 0 ? stops.length - 1 : before
}
