import type { Writer } from '@alongside/protocol'
import type { Batch } from './text-log.ts'

/** Throws `RangeError` when one append names a section twice: its second batch could only be behind. */
export function checkSectionsDiffer(batches: readonly Batch[]): void {
  const sections = new Set(batches.map((batch) => batch.section))
  if (sections.size < batches.length) {
    throw new RangeError('one append holds two batches of one section; join them before they are appended')
  }
}

/** Says whether two writers are one: the same pen in the same hand, for the same voice and capacity, that came by the same way. */
export function isSameWriter(a: Writer, b: Writer): boolean {
  return (
    a.pen === b.pen && a.hand === b.hand && a.voice === b.voice && a.capacity === b.capacity && a.by === b.by
  )
}

/** The error of a store that was asked to give a bound pen to another writer. */
export function penTaken(section: string, pen: number): RangeError {
  return new RangeError(`pen ${pen} of section ${section} is bound to another writer, and stays so for ever`)
}

/** The error of a store that was asked to put other bytes into a row that has none to be replaced. */
export function rowUnknown(section: string, seq: number): RangeError {
  return new RangeError(`section ${section} has no row ${seq} of which anything can be erased`)
}

/** The error of a store that was asked to retire a pen that nobody holds, or for a row that was written with it. */
export function penUnbound(section: string, pen: number): RangeError {
  return new RangeError(
    `pen ${pen} of section ${section} is bound to nobody; bind it in the batch that names it`,
  )
}
