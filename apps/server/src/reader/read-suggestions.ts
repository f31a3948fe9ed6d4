import { stretchesOf, type Attribution } from '@alongside/attribution'
import { readBlocks, readDecided, readOpen, type Id } from '@alongside/flow'
import { penOf, penOfSuggestion, type SuggestionView, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'

/** A suggestion as it was read, with who wrote it. */
export interface ReadSuggestion extends Pick<SuggestionView, 'id' | 'at' | 'changes' | 'stands'> {
  readonly writer: Writer
  /** Null while it is open. */
  readonly fate: {
    readonly is: 'accepted' | 'rejected'
    readonly key: string
    readonly writer: Writer
    readonly at: number
  } | null
}

/**
 * Reads what is suggested in a document that keeps what is decided, and what became of it: the open ones in the
 * order of the text, then the decided, latest first. Throws `RangeError` for what the log gives to nobody.
 */
export function readSuggested(
  doc: Y.Doc,
  writers: readonly Writer[],
  attribution: Attribution,
): readonly ReadSuggestion[] {
  const byPen = new Map(writers.map((writer) => [writer.pen, writer]))
  const writerOf = (pen: number | null): Writer => {
    const writer = byPen.get(pen ?? 0)
    if (writer === undefined) throw new RangeError(`pen ${pen} is bound to nobody`)
    return writer
  }
  const open = readOpen(doc, readBlocks(doc, 'shown')).map(
    ({ suggestion, changes, stands, written }): ReadSuggestion => ({
      id: suggestion,
      changes: [...changes],
      stands,
      writer: writerOf(penOfSuggestion(suggestion)),
      at: firstOf(written, attribution),
      fate: null,
    }),
  )
  const decided = readDecided(doc).map(
    ({ suggestion, fate, key, decided: id, changes, written }): ReadSuggestion => ({
      id: suggestion,
      changes: [...changes],
      stands: null,
      writer: writerOf(penOfSuggestion(suggestion)),
      at: firstOf(written, attribution),
      fate: { is: fate, key, writer: writerOf(penOf(id.client)), at: firstOf([id], attribution) },
    }),
  )
  return [...open, ...decided.sort((a, b) => (b.fate?.at ?? 0) - (a.fate?.at ?? 0))]
}

/** When the first of these was saved. */
function firstOf(ids: readonly Id[], attribution: Attribution): number {
  const times = ids.flatMap(({ client, clock }) =>
    stretchesOf(attribution, client, clock, clock + 1).map(({ at }) => at),
  )
  return times.length === 0 ? 0 : Math.min(...times)
}
