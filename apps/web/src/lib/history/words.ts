import type { SittingView } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { importedInWords, writerInWords } from '#lib/words/writer.ts'
import { listOf } from '#lib/words/list-of.ts'
import type { Change, ChangeKind } from './change.ts'

const done: Readonly<Record<ChangeKind, (who: { who: string }) => string>> = {
  added: m.history_added,
  removed: m.history_removed,
  movedHere: m.history_movedHere,
  movedAway: m.history_movedAway,
  blockAdded: m.history_blockAdded,
  blockRemoved: m.history_blockRemoved,
  blockChanged: m.history_blockChanged,
}

/** Who did what to words, or to a paragraph: "Asha Patel (carer) wrote". */
export function changeInWords({ is, by, importedFrom }: Pick<Change, 'is' | 'by' | 'importedFrom'>): string {
  if (importedFrom) return importedInWords(by === null ? m.wrote_someone() : writerInWords(by), importedFrom)
  return done[is]({ who: by === null ? m.wrote_someone() : writerInWords(by) })
}

type Counts = Pick<SittingView['people'][number], 'added' | 'removed' | 'moved' | 'imported'> & {
  readonly suggested?: number
}

/** How much somebody did: "wrote 120 letters and took 3 away". */
export function countsInWords({ added, removed, moved, imported, suggested = 0 }: Counts): string {
  const words = [
    added > 0 ? m.history_countAdded({ count: added }) : null,
    removed > 0 ? m.history_countRemoved({ count: removed }) : null,
    moved > 0 ? m.history_countMoved({ count: moved }) : null,
    imported > 0 ? m.history_countImported({ count: imported }) : null,
    suggested > 0 ? m.history_countSuggested({ count: suggested }) : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? m.history_countNothing() : listOf(words)
}
