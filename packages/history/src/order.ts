import { bodyOf } from '@alongside/flow'
import type * as Y from 'yjs'

/** Units of one client in a row, of which the first is the `at`th of the text, deleted ones counted. */
interface Stretch {
  readonly clock: number
  readonly length: number
  readonly at: number
}

/** A part of some units that stand directly one behind another. */
export interface InRow {
  /** How far into them it begins, and how long it is. */
  readonly from: number
  readonly length: number
  readonly at: number
}

/** Where units stand in a text, deleted ones among them. */
export interface UnitOrder {
  /** The parts of `length` units of a client from a clock on, as they stand. Throws `RangeError` for what never stood there. */
  partsOf(client: number, clock: number, length: number): readonly InRow[]
}

/** Numbers all units of a document's text, those too that were deleted: whatever was read of it earlier is found. */
export function orderOf(doc: Y.Doc): UnitOrder {
  const stretches = new Map<number, Stretch[]>()
  let at = 0
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    const { id, length } = item
    const known = stretches.get(id.client)
    if (known === undefined) stretches.set(id.client, [{ clock: id.clock, length, at }])
    else known.push({ clock: id.clock, length, at })
    at += length
  }
  for (const list of stretches.values()) list.sort((a, b) => a.clock - b.clock)

  return {
    partsOf(client, clock, length) {
      const list = stretches.get(client) ?? []
      const parts: InRow[] = []
      let from = 0
      for (let index = lastUpTo(list, clock); from < length; index++) {
        const stretch = list[index]
        const skipped = clock + from - (stretch?.clock ?? Infinity)
        if (stretch === undefined || skipped < 0 || skipped >= stretch.length)
          throw new RangeError(`clock ${clock + from} of client ${client} never stood in the text`)
        const units = Math.min(stretch.length - skipped, length - from)
        const place = stretch.at + skipped
        const last = parts.at(-1)
        if (last !== undefined && last.at + last.length === place)
          parts[parts.length - 1] = { ...last, length: last.length + units }
        else parts.push({ from, length: units, at: place })
        from += units
      }
      return parts
    },
  }
}

/** The index of the last stretch that begins at or before a clock; 0 for none. */
function lastUpTo(list: readonly Stretch[], clock: number): number {
  let [low, high] = [0, list.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((list[middle]?.clock ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}
