import type { SectionStart, Snapshots, TextLog } from '@alongside/storage'
import { knownAtFirst, readKnown, replay, type KnownAt, type Replayed } from '@alongside/sync'
import { snapshotVersion } from '../reader/snapshot-rules.ts'

export interface RoomSources {
  readonly text: Pick<TextLog, 'start' | 'rows'>
  readonly snapshots: Pick<Snapshots, 'room'>
  /** Told why a snapshot was passed over that rows after it do not fit. */
  readonly passedOver: (fields: { section: string; seq: number; why: string }) => void
}

/** What a room is opened from, and how many rows had to be read for it. */
export interface ReadRoom {
  readonly start: SectionStart
  readonly read: Replayed
  readonly rows: number
}

/** So many rows are gone through before others have their turn. */
const rowsAtOnce = 2_000

/**
 * Reads what a room must know of a section: from the latest snapshot on, or from the first row where there is none that
 * fits what came after it; as far as rows can be read (S37).
 */
export async function readRoom(
  { text, snapshots, passedOver }: RoomSources,
  section: string,
): Promise<ReadRoom> {
  const start = await text.start(section)
  const snapshot = await snapshots.room(section, snapshotVersion)
  const before = snapshot === null || snapshot.seq > start.head ? null : readKnown(snapshot)
  if (before !== null) {
    const read = await readOn(before)
    if (read.unfit === null) return { start, read, rows: start.head - before.seq }
    const whole = await readOn(knownAtFirst())
    // Where both break off, a row cannot be read: the one that comes further is right.
    if (whole.unfit !== null && whole.seq <= read.seq) return { start, read, rows: start.head }
    passedOver({ section, seq: before.seq, why: read.unfit })
    return { start, read: whole, rows: start.head }
  }
  return { start, read: await readOn(knownAtFirst()), rows: start.head }

  async function readOn(from: KnownAt): Promise<Replayed> {
    let read: Replayed = { ...from, unfit: null }
    while (read.seq < start.head && read.unfit === null) {
      const rows = await text.rows(section, read.seq, Math.min(start.head, read.seq + rowsAtOnce))
      if (rows.length === 0) break
      read = replay(read, rows)
    }
    return read
  }
}
