import type { SectionRead } from './read-section.ts'
import type { Reader } from './reader.ts'

/** How many versions of sections are kept. */
const most = 64

/** Reads sections as they were after a row, and keeps what it read last: everyone in a meeting opens the same papers. */
export function createShelf(reader: Pick<Reader, 'read'>) {
  const kept = new Map<string, Promise<SectionRead>>() // the one used last stands last

  return {
    readAt(section: string, seq: number): Promise<SectionRead> {
      const key = `${section} ${seq}`
      const reading = kept.get(key) ?? reader.read(section, seq)
      kept.delete(key)
      kept.set(key, reading)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      reading.catch(() => kept.delete(key))
      return reading
    },

    /** Lets go of what is kept of a section. */
    forget(section: string): void {
      for (const key of kept.keys()) if (key.startsWith(`${section} `)) kept.delete(key)
    },
  }
}

export type Shelf = ReturnType<typeof createShelf>
