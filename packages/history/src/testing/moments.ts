import type { Attribution, LogRow, WriterOf } from '@alongside/attribution'
import { createFlowDoc, readBlocks, type NumberedBlock } from '@alongside/flow'
import * as Y from 'yjs'
import { changersIn } from '../changed-by.ts'
import { compareMoments, type ComparedBlock } from '../compare.ts'
import { orderOf } from '../order.ts'

/** A log with all that is known of it. */
export interface Known {
  readonly rows: readonly LogRow[]
  readonly attribution: Attribution
  readonly writerOf: WriterOf
}

/** A section between two rows of its log, both as they read and compared. */
export interface Between {
  readonly before: readonly NumberedBlock[]
  readonly after: readonly NumberedBlock[]
  readonly compared: readonly ComparedBlock[]
}

/** Reads a section after row `since` and after row `seq`, from the log. */
export function between({ rows, attribution, writerOf }: Known, since: number, seq: number): Between {
  const doc = createFlowDoc()
  for (const { bytes } of rows.slice(0, since)) Y.applyUpdate(doc, bytes)
  const before = readBlocks(doc)
  for (const { bytes } of rows.slice(since, seq)) Y.applyUpdate(doc, bytes)
  const after = readBlocks(doc)
  const changedBy = changersIn(doc, attribution, writerOf)
  const moments = { before, after, order: orderOf(doc), attribution, writerOf, changedBy }
  return { before, after, compared: compareMoments(moments) }
}

/** What a comparison says in a line each: words, and in brackets what became of them and by whom. */
export function told({ compared }: Between): readonly string[] {
  return compared.map(({ change, runs }) => {
    const words = runs.map(({ text, change: one }) =>
      one === null ? text : `[${one.is} by ${one.done?.writer.voice ?? 'nobody'}: ${text}]`,
    )
    const beginning = change === null ? '' : `{${change.is} by ${change.done?.writer.voice ?? 'nobody'}} `
    return beginning + words.join('')
  })
}
