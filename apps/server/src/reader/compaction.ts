import type { Snapshot, Snapshots, TextLog } from '@alongside/storage'
import { compact, knownAtFirst, readKnown, replay, type KnownAt } from '@alongside/sync'
import { snapshotVersion } from './snapshot-rules.ts'

/** What is left behind of a section of which much was read: a snapshot, or in words why there can be none. */
export type Left =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'unfit'; readonly section: string; readonly seq: number; readonly why: string }

/** The text of a section after a row. */
export interface TextAt {
  readonly seq: number
  readonly state: Uint8Array
}

export interface CompactionSources {
  readonly text: Pick<TextLog, 'rows'>
  readonly snapshots: Pick<Snapshots, 'room'>
}

/** Makes what a room will want of a section beside its text, from what the last snapshot has of it (S12). */
export function createCompaction({ text: log, snapshots }: CompactionSources) {
  async function from(before: KnownAt, section: string, { seq, state }: TextAt) {
    const rows = await log.rows(section, before.seq, seq)
    const read = replay(before, rows)
    return read.unfit === null ? compact(read, state) : { misfit: read.unfit }
  }

  /** What a room must know at a text; `anew` makes the text from the log alone, should what was stored be to blame. */
  return async function roomOf(
    section: string,
    text: TextAt,
    anew: () => Promise<TextAt>,
  ): Promise<{ readonly text: TextAt; readonly room: Uint8Array } | { readonly misfit: string }> {
    const stored = await snapshots.room(section, snapshotVersion)
    const before = stored !== null && stored.seq <= text.seq ? readKnown(stored) : null
    const left = await from(before ?? knownAtFirst(), section, text)
    if ('room' in left) return { text, ...left }
    const whole = await anew()
    const again = await from(knownAtFirst(), section, whole)
    return 'room' in again ? { text: whole, ...again } : again
  }
}
