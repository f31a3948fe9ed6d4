import type { IdRange } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Moved } from './anchor-finder.ts'
import { bodyOf } from './doc.ts'

/** Letters of a range that were looked for and stand, from the `at`th of it on. */
export interface FoundLetters {
  readonly at: number
  readonly range: IdRange
}

/** So often letters are followed from one place to the next. */
const mostAgain = 500
/** So many places are looked at for the letters of one call. */
const mostLooks = 20_000

/**
 * Finds what letters became that stand no more: where they were taken to last, and from there on (F41). What stands
 * is itself, and so is what is found nowhere.
 */
export function idFollower(
  doc: Y.Doc,
  moved: readonly Moved[],
): (ids: readonly IdRange[]) => readonly IdRange[] {
  const find = letterFinder(doc, moved)
  return (ids) =>
    ids.flatMap((range) => {
      const found = find(range)
      return found.length === 0 ? [range] : found.map((one) => one.range)
    })
}

/** Finds where the letters of a range stand, which may have been taken elsewhere or written anew, in their order. */
export function letterFinder(
  doc: Y.Doc,
  moved: readonly Moved[],
): (range: IdRange) => readonly FoundLetters[] {
  const taken = Map.groupBy(moved.toReversed(), ({ from }) => from.client)
  const body = bodyOf(doc)
  let looks = mostLooks

  function find([client, from, to]: IdRange, again: number): FoundLetters[] {
    const found: FoundLetters[] = []
    for (const { clock, end, stands } of stretchesOf(doc, body, client, from, to)) {
      const part: IdRange = [client, clock, end]
      const at = clock - from
      if (stands) found.push({ at, range: part })
      else found.push(...findTaken(part, again).map((one) => ({ ...one, at: at + one.at })))
    }
    return found
  }

  /** The newest place comes first, as for anchors. */
  function findTaken([client, from, to]: IdRange, again: number): FoundLetters[] {
    if (again >= mostAgain) return []
    let rest: readonly IdRange[] = [[client, from, to]]
    const all: FoundLetters[] = []
    for (const place of taken.get(client) ?? []) {
      if (place.from.clock >= to || place.from.clock + place.length <= from) continue
      const left: IdRange[] = []
      for (const [, first, last] of rest) {
        const begin = Math.max(first, place.from.clock)
        const end = Math.min(last, place.from.clock + place.length)
        if (begin >= end || looks-- <= 0) {
          left.push([client, first, last])
          continue
        }
        const by = place.clock - place.from.clock
        const found = find([place.client, begin + by, end + by], again + 1)
        all.push(...found.map((one) => ({ ...one, at: begin - from + one.at })))
        left.push(...restOf([client, first, last], begin, found))
      }
      rest = left
    }
    return all
  }

  return (range) => {
    looks = mostLooks
    return find(range, 0).toSorted((a, b) => a.at - b.at)
  }
}

/** What of a range was not found, given where what was looked for begins. */
function restOf(
  [client, first, last]: IdRange,
  begin: number,
  found: readonly FoundLetters[],
): readonly IdRange[] {
  let rest: readonly IdRange[] = [[client, first, last]]
  for (const { at, range } of found) {
    const [from, to] = [begin + at, begin + at + range[2] - range[1]]
    rest = rest.flatMap(([, start, stop]): IdRange[] => {
      const parts: IdRange[] = [
        [client, start, Math.min(stop, from)],
        [client, Math.max(start, to), stop],
      ]
      return parts.filter(([, one, other]) => one < other)
    })
  }
  return rest
}

/** A range part by part, as these stand in the text or not. What is not known yet stands nowhere. */
function* stretchesOf({ store }: Y.Doc, body: Y.Text, client: number, from: number, to: number) {
  const known = Y.getState(store, client)
  const structs = store.clients.get(client) ?? []
  for (let clock = from; clock < Math.min(to, known);) {
    const struct = structs[Y.findIndexSS(structs, clock)]
    if (struct === undefined) return
    const end = Math.min(struct.id.clock + struct.length, to)
    const stands = struct instanceof Y.Item && !struct.deleted && struct.parent === body
    yield { clock, end, stands }
    clock = end
  }
}
