import type { FileSource, ImportedFrom } from '@alongside/protocol'
import type { Transaction } from '@tiptap/pm/state'
import type { Inserted } from '../binding/inserted.ts'

const key = 'imported'

/** Notes on a transaction that all words that it puts in come from a file. */
export function noteImported(tr: Transaction, from: ImportedFrom): void {
  tr.setMeta(key, from)
}

/** The file that the words of a transaction come from; undefined for most. */
export function importedBy(tr: Transaction): ImportedFrom | undefined {
  return tr.getMeta(key)
}

/** Says of letters that were put in from a file that they were; neighbours by their ids are one range. */
export function fileSourcesOf(inserted: readonly Inserted[], from: ImportedFrom): readonly FileSource[] {
  const sources: FileSource[] = []
  for (const { client, clock, text } of inserted) {
    const last = sources.at(-1)
    if (last?.client === client && last.clock + last.length === clock)
      sources[sources.length - 1] = { ...last, length: last.length + text.length }
    else sources.push({ client, clock, length: text.length, from })
  }
  return sources
}
