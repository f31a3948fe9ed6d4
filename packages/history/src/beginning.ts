import type { Attribution, WriterOf } from '@alongside/attribution'
import { nibOf, penOf, type Capacity } from '@alongside/protocol'
import { importedIn, lettersIn } from './letters.ts'

/** How the text of a section began. */
export interface Beginning {
  /** The minute in which words of a capacity that counts came first, by its beginning; null: none did. */
  readonly firstAt: number | null
  /** How many letters more stood after each minute than before it, up to and without that one; all if there is none. */
  readonly growth: readonly (readonly [at: number, letters: number])[]
}

const minuteMs = 60_000

/** Reads when words of certain capacities first came to a section, and what stood there before; suggestions are none. */
export function beginningOf(
  { records }: Attribution,
  writerOf: WriterOf,
  counts: (capacity: Capacity) => boolean,
): Beginning {
  const growth = new Map<number, number>()
  let firstAt: number | null = null
  const grow = (at: number, letters: number) => growth.set(at, (growth.get(at) ?? 0) + letters)
  for (const [client, record] of records) {
    const nib = nibOf(client)
    if (nib.marker || nib.suggestion) continue
    const writer = writerOf(penOf(client) ?? 0)
    const isCounted = writer !== undefined && counts(writer.capacity)
    for (const [index, { from, at }] of record.stretches.entries()) {
      const to = record.stretches[index + 1]?.from ?? record.end
      const letters = lettersIn(record, from, to)
      const minute = Math.floor(at / minuteMs) * minuteMs
      // Whoever puts a file in says nothing of their own.
      if (isCounted && letters > importedIn(record, from, to)) firstAt = Math.min(firstAt ?? minute, minute)
      grow(minute, letters)
    }
    for (const { from, to, at } of record.removals) grow(at, -lettersIn(record, from, to))
  }
  const before = [...growth].filter(([at, letters]) => letters !== 0 && (firstAt === null || at < firstAt))
  return { firstAt, growth: before.toSorted(([a], [b]) => a - b) }
}
