import type { SectionStart, Snapshots, TextLog } from '@alongside/storage'
import { readRoom } from '../sync/read-room.ts'

/** What is known of a section before it is read: its head is the last row that can be. */
export interface ReadableStart extends SectionStart {
  /** When that row was saved, if there are later ones that cannot be read; else null. */
  readonly asOf: number | null
}

interface Last {
  readonly seq: number
  readonly at: number
}

/** Keeps sections readable of which the last rows cannot be read (S37): they are read as they were before these. */
export function createReadable(sources: {
  readonly text: Pick<TextLog, 'start' | 'rows'>
  readonly snapshots: Pick<Snapshots, 'room'>
}) {
  const { text } = sources
  /** The last row that can be read, of sections where that is not the head. */
  const last = new Map<string, Last>()

  async function startOf(section: string): Promise<ReadableStart> {
    const start = await text.start(section)
    const known = last.get(section)
    return known === undefined ? { ...start, asOf: null } : { ...start, head: known.seq, asOf: known.at }
  }

  /** Finds the last row that a room can read; null where that is all, or none. */
  async function findLast(section: string): Promise<Last | null> {
    const { read } = await readRoom({ ...sources, passedOver: () => undefined }, section)
    if (read.unfit === null || read.seq === 0) return null
    const [row] = await text.rows(section, read.seq - 1, read.seq)
    return row === undefined ? null : { seq: read.seq, at: row.at }
  }

  /** Does something with a section; should that fail for a row that cannot be read, again with what is before it. */
  return async function readable<Result>(
    section: string,
    act: (start: ReadableStart) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await act(await startOf(section))
    } catch (error) {
      const found = last.has(section) ? null : await findLast(section)
      if (found === null) throw error
      last.set(section, found)
      return await act(await startOf(section))
    }
  }
}
