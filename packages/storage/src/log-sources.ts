import type { FileSource } from '@alongside/protocol'
import type { Batch, LoggedSource, NewRow } from './text-log.ts'

/** The head of each section that sources of these batches name, to be read before anything of them is written. */
export function headsNamed(
  batches: readonly Pick<Batch, 'rows'>[],
  headOf: (section: string) => number,
): ReadonlyMap<string, number> {
  const heads = new Map<string, number>()
  for (const { rows } of batches) {
    for (const { from } of rows.flatMap(({ sources }) => sources ?? [])) {
      if ('section' in from && !heads.has(from.section)) heads.set(from.section, headOf(from.section))
    }
  }
  return heads
}

/** The sources of row `seq` of a section as the log keeps them, each older than the row; `heads` is what *headsNamed* gave. */
export function logSources(
  section: string,
  seq: number,
  { sources = [] }: Pick<NewRow, 'sources'>,
  heads: ReadonlyMap<string, number>,
): readonly (LoggedSource | FileSource)[] {
  return sources.map(({ from, ...letters }) => {
    if ('file' in from) return { ...letters, from }
    const upTo = from.section === section ? seq - 1 : (heads.get(from.section) ?? 0)
    return { ...letters, from: { ...from, upTo } }
  })
}
