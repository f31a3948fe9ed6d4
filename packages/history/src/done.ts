import { spansIn, stretchesOf, type Attribution, type Author, type WriterOf } from '@alongside/attribution'
import type { Id } from '@alongside/flow'
import { penOf } from '@alongside/protocol'

/** Who did something to a text, and when (milliseconds since 1970). */
export interface Done {
  readonly writer: Author
  readonly at: number
}

/** Who holds a pen, as somebody who did something; null where nobody does, or there was none. */
function doneBy(writerOf: WriterOf, pen: number | null, at: number): Done | null {
  const writer = pen === null ? undefined : writerOf(pen)
  if (writer === undefined) return null
  const { hand, voice, capacity } = writer
  return { writer: { hand, voice, capacity }, at }
}

/** Who put a unit where it stands. */
export function writtenBy(attribution: Attribution, writerOf: WriterOf, { client, clock }: Id): Done | null {
  return doneBy(writerOf, penOf(client), stretchesOf(attribution, client, clock, clock + 1)[0]?.at ?? 0)
}

/** Units that one person deleted; `done` is null where nobody in particular did. */
export interface Deleted {
  readonly from: number
  readonly to: number
  readonly done: Done | null
}

/** Who deleted `length` units of a client from a clock on, part by part, counted from the first. */
export function deletedBy(
  attribution: Attribution,
  writerOf: WriterOf,
  { client, clock }: Id,
  length: number,
): readonly Deleted[] {
  const parts: Deleted[] = []
  let at = 0
  const add = (to: number, done: Done | null) => {
    if (to > at) parts.push({ from: at, to, done })
    at = Math.max(at, to)
  }
  for (const removal of spansIn(attribution.records.get(client)?.removals ?? [], clock, clock + length)) {
    add(Math.max(removal.from - clock, 0), null)
    add(Math.min(removal.to - clock, length), doneBy(writerOf, removal.pen, removal.at))
  }
  add(length, null)
  return parts
}
