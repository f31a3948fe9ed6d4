import type { ImportedFrom } from '@alongside/protocol'
import type { Attribution, Import, Origin } from './attribution.ts'
import { spansIn, type Span } from './span.ts'

/** The file from which words came where they were first written in this section, or undefined for none. */
export function fileOf(
  { records, files }: Pick<Attribution, 'records' | 'files'>,
  client: number,
  clock: number,
): ImportedFrom | undefined {
  const { value } = spansIn(records.get(client)?.imports ?? [], clock, clock + 1).next()
  return value === undefined ? undefined : files[value.file]
}

/** Parts of `length` units from an origin on, cut wherever words from a file begin or end. */
export function cutByFiles(
  { records }: Pick<Attribution, 'records'>,
  origin: Origin,
  length: number,
): readonly Span[] {
  const imports = origin.is === 'here' ? (records.get(origin.client)?.imports ?? none) : none
  if (imports.length === 0) return [{ from: 0, to: length }]
  const { clock } = origin
  const edges = new Set([0, length])
  for (const { from, to } of spansIn(imports, clock, clock + length))
    for (const edge of [from - clock, to - clock]) if (edge > 0 && edge < length) edges.add(edge)
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(1).map((to, index) => ({ from: sorted[index] ?? 0, to }))
}

const none: readonly Import[] = []

/** Whether two files are the same, or neither is one. */
export function isSameFile(a: ImportedFrom | undefined, b: ImportedFrom | undefined): boolean {
  return a?.file === b?.file && a?.claim === b?.claim
}
