import { readBlocks } from '@alongside/flow'
import { authorsOf } from '../authors.ts'
import type { Attribution } from '../attribution.ts'
import { piecesOf } from '../origins.ts'
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
  /** Told as put there by whoever brought them back where they were, which nobody can tell apart in all cases. */
  readonly broughtBack: number
  /** Told to be from another place than where they were first written. */
  readonly strayed: number
  /** Told to be from a file where they are not, from another one, or not from theirs. */
  readonly misfiled: number
}

/** Compares all that stands in the sections of a table with the truth. */
export function scoreOf(table: Table): Score {
  const atlas = new Atlas(table.rooms)
  const score = { chars: 0, kept: 0, wrong: 0, misplaced: 0, broughtBack: 0, strayed: 0, misfiled: 0 }
  for (const { section, doc, writers } of table.rooms) {
    const known = atlas.upTo(section)
    for (const { runs } of readBlocks(doc, 'shown')) {
      const each = authorsOf(runs, (pen) => writers.get(pen), known).flatMap((run) =>
        Array.from({ length: run.text.length }, () => run),
      )
      const truths = runs.flatMap(({ client, clock, text }) =>
        Array.from({ length: text.length }, (_, at) => table.truth.of(section, client, clock + at)),
      )
      const origins = runs.flatMap(({ client, clock, text }) => originsOf(known, client, clock, text.length))
      for (const [index, { author, placer, origin, back, file }] of truths.entries()) {
        const run = each[index]
        score.chars += 1
        if (run?.writer.voice === author) score.kept += 1
        else score.wrong += 1
        if (run?.writer.importedFrom?.file !== file) score.misfiled += 1
        if (origins[index] !== origin) score.strayed += 1
        const told = run?.placed?.writer.voice ?? null
        if (told !== placer) score[told !== null && told === back ? 'broughtBack' : 'misplaced'] += 1
      }
    }
  }
  return score
}

/** The ids of each unit where it was first written. */
function originsOf(known: Attribution, client: number, clock: number, length: number): readonly string[] {
  return piecesOf(known, client, clock, clock + length).flatMap(({ origin, length: units }) => {
    const home =
      origin.is === 'here'
        ? { section: known.section, client: origin.client }
        : known.strangers[origin.stranger]
    return Array.from({ length: units }, (_, at) => `${home?.section} ${home?.client} ${origin.clock + at}`)
  })
}
