import type { SectionHistory, SittingView } from '@alongside/protocol'

type Version = SectionHistory['versions'][number]

/** What stands on a time line: a sitting, or a version that somebody named. */
export type Entry =
  | { readonly is: 'sitting'; readonly sitting: SittingView }
  | {
      readonly is: 'version'
      readonly version: Version
      /** The version that was named before it; null for the first. */
      readonly before: Version | null
    }

/**
 * A page of a section's time line, latest first: a version stands over the sitting in which its last row was written,
 * on the page of that sitting alone.
 */
export function timelineOf(history: SectionHistory, isLatest: boolean): readonly Entry[] {
  const { sittings, versions, earlier } = history
  const newest = isLatest ? Infinity : (sittings[0]?.to ?? 0)
  const oldest = earlier === null ? 0 : (sittings.at(-1)?.from ?? 0)
  const here = versions.flatMap((version, index): Entry[] =>
    version.seq >= oldest && version.seq <= newest
      ? [{ is: 'version', version, before: versions[index + 1] ?? null }]
      : [],
  )
  const rowOf = (entry: Entry) => (entry.is === 'version' ? entry.version.seq + 0.5 : entry.sitting.from)
  // Versions come first among those of one row, and stay in their order.
  return [...here, ...sittings.map((sitting): Entry => ({ is: 'sitting', sitting }))].toSorted(
    (a, b) => rowOf(b) - rowOf(a),
  )
}

/** When an entry was, in milliseconds since 1970. */
export function timeOf(entry: Entry): number {
  return entry.is === 'version' ? entry.version.at : entry.sitting.endedAt
}
