import { readBlocks } from '@alongside/flow'
import { authorsOf } from '../authors.ts'
import { Atlas } from './atlas.ts'
import type { Table } from './table.ts'

/** How what is told of a text compares with who really wrote it, in characters. */
export interface Score {
  readonly chars: number
  /** Told as their author's. */
  readonly kept: number
  /** Told as the words of somebody who did not write them. */
  readonly wrong: number
  /** Not told as put there by whoever put them, or as put there where nobody did. */
  readonly misplaced: number
}

/** Compares all that stands in the sections of a table with the truth. */
export function scoreOf(table: Table): Score {
  const atlas = new Atlas(table.rooms)
  const score = { chars: 0, kept: 0, wrong: 0, misplaced: 0 }
  for (const { section, doc, writers } of table.rooms) {
    const known = atlas.upTo(section)
    for (const { runs } of readBlocks(doc, 'shown')) {
      const told = authorsOf(runs, (pen) => writers.get(pen), known).flatMap((run) =>
        Array.from({ length: run.text.length }, () => run),
      )
      const truths = runs.flatMap(({ client, clock, text }) =>
        Array.from({ length: text.length }, (_, at) => table.truth.of(section, client, clock + at)),
      )
      for (const [index, { author, placer }] of truths.entries()) {
        const run = told[index]
        score.chars += 1
        if (run?.writer.voice === author) score.kept += 1
        else score.wrong += 1
        if ((run?.placed?.writer.voice ?? null) !== placer) score.misplaced += 1
      }
    }
  }
  return score
}
