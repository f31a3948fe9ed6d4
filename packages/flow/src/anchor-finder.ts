import * as Y from 'yjs'
import { stretchesOf, type AnchorPart, type Standing, type Stretch } from './anchor.ts'
import type { Block, Id } from './block.ts'
import type { Place } from './cursor.ts'
import { bodyOf } from './doc.ts'

/** Letters of a section that were taken from others of it: `length` units, from those that begin with the id in `from`. */
export interface Moved extends Id {
  readonly length: number
  readonly from: Id
}

/** Letters that stand for others: `of` is the first of those, by its clock. */
interface Instead extends Id {
  readonly of: number
  readonly length: number
}

/** In the order of the letters for which they stand. */
interface InsteadList<T extends Instead> {
  readonly list: readonly T[]
  readonly longest: number
}

/** Those that were taken from letters of one client, with their place in the order in which they were taken. */
type Taken = Instead & { readonly turn: number }

/** Letters that were found: `length` of those that were looked for, from `at` on. */
interface Found extends Standing {
  readonly at: number
  readonly length: number
  readonly isMoved: boolean
}

/** So often words are followed through being deleted and brought back, or taken on. */
const mostAgain = 500
/** So many places are looked at where words of one anchor may have been taken to. */
const mostLooks = 20_000

/**
 * Finds where anchors stand in a document that reads as these blocks; null where nothing of an anchor stands any
 * more. Words that came back because their deletion was undone are found again, and so are those that were taken to
 * another place, as `moved` says in the order in which it was done (F41).
 */
export function anchorFinder(
  doc: Y.Doc,
  blocks: readonly Block[],
  moved: readonly Moved[] = [],
): (anchor: readonly AnchorPart[]) => Standing | null {
  const standing = new Map<number, Stretch[]>()
  for (const stretch of stretchesOf(blocks)) push(standing, stretch.client, stretch)
  for (const stretches of standing.values()) stretches.sort((a, b) => a.clock - b.clock)
  let known: ReadonlyMap<number, InsteadList<Instead>> | null = null
  const written = () => (known ??= listed(writtenBefore(doc)))
  const taken = listed(takenFrom(moved))
  let looks = mostLooks

  function find({ client, clock, text }: AnchorPart, again: number): Found[] {
    const found: Found[] = []
    const end = clock + text.length
    let at = clock
    const part = (from: number, to: number) => ({
      client,
      clock: from,
      text: text.slice(from - clock, to - clock),
    })
    const stretches = standing.get(client) ?? []
    const first = firstWhere(stretches, (one) => one.clock + one.text.length > clock)
    for (let index = first; index < stretches.length; index++) {
      const stretch = stretches[index]
      if (stretch === undefined || stretch.clock >= end) break
      const from = Math.max(stretch.clock, at)
      const to = Math.min(stretch.clock + stretch.text.length, end)
      if (from >= to) continue
      found.push(...behind(at - clock, findElsewhere(part(at, from), again)))
      const { block, offset } = stretch.place
      const begin = offset + from - stretch.clock
      const words = stretch.text.slice(from - stretch.clock, to - stretch.clock)
      if (words === part(from, to).text) {
        const { length } = words
        const place = { from: { block, offset: begin }, to: { block, offset: begin + length } }
        found.push({ ...place, at: from - clock, length, isMoved: false })
      }
      at = to
    }
    return [...found, ...behind(at - clock, findElsewhere(part(at, end), again))]
  }

  /** Looks for letters that do not stand any more: where undo has written them anew, else where they were taken to. */
  function findElsewhere(part: AnchorPart, again: number): readonly Found[] {
    if (part.text === '' || again >= mostAgain) return []
    const back = overlapping(written(), part).flatMap((instead) => findInstead(part, instead, again))
    if (taken.size === 0) return back
    const { client, clock, text } = part
    const rest = restOf([{ at: 0, length: text.length }], back)
    const there = rest.flatMap(({ at, length }) =>
      behind(at, findTaken({ client, clock: clock + at, text: text.slice(at, at + length) }, again)),
    )
    return [...back, ...there]
  }

  /**
   * Letters were often copied before they were moved, and both look alike. The newest place comes first: it is the one
   * to which they went when they left, and what was made of them before is a quotation.
   */
  function findTaken({ client, clock, text }: AnchorPart, again: number): readonly Found[] {
    const all: Found[] = []
    let rest: readonly Range[] = [{ at: 0, length: text.length }]
    const places = overlapping(taken, { client, clock, text }).toSorted((a, b) => b.turn - a.turn)
    for (const instead of places) {
      for (const { at, length } of rest) {
        if (looks-- <= 0) return all
        const piece = { client, clock: clock + at, text: text.slice(at, at + length) }
        const found = behind(at, findInstead(piece, instead, again))
        all.push(...found.map((one) => ({ ...one, isMoved: true })))
        rest = restOf(rest, found)
      }
    }
    return all
  }

  function findInstead({ clock, text }: AnchorPart, instead: Instead, again: number): readonly Found[] {
    const from = Math.max(instead.of, clock)
    const to = Math.min(instead.of + instead.length, clock + text.length)
    if (from >= to) return []
    const words = text.slice(from - clock, to - clock)
    const { client } = instead
    return behind(
      from - clock,
      find({ client, clock: instead.clock + from - instead.of, text: words }, again + 1),
    )
  }

  return (anchor) => {
    looks = mostLooks
    const found = anchor.flatMap((part) => find(part, 0))
    const [here, there] = [found.filter(({ isMoved }) => !isMoved), found.filter(({ isMoved }) => isMoved)]
    return reachOf(unitsOf(there) > unitsOf(here) ? there : here)
  }
}

/** Units of a part that is looked for. */
interface Range {
  readonly at: number
  readonly length: number
}

function behind(at: number, found: readonly Found[]): readonly Found[] {
  return at === 0 ? found : found.map((one) => ({ ...one, at: at + one.at }))
}

function restOf(ranges: readonly Range[], found: readonly Range[]): readonly Range[] {
  let rest = ranges
  for (const { at, length } of found) {
    rest = rest.flatMap((one) => {
      const before = { at: one.at, length: Math.min(one.at + one.length, at) - one.at }
      const after = Math.max(one.at, at + length)
      return [before, { at: after, length: one.at + one.length - after }].filter((left) => left.length > 0)
    })
  }
  return rest
}

function unitsOf(found: readonly Found[]): number {
  return found.reduce((sum, { length }) => sum + length, 0)
}

function reachOf(found: readonly Standing[]): Standing | null {
  const [first] = found
  if (first === undefined) return null
  return found.reduce<Standing>(
    ({ from, to }, one) => ({
      from: isBefore(one.from, from) ? one.from : from,
      to: isBefore(to, one.to) ? one.to : to,
    }),
    { from: first.from, to: first.to },
  )
}

/** Letters of one client in a row, also where they were parted since, and the letter before which they were written. */
interface WrittenRun extends Id {
  length: number
  readonly before: Y.ID
}

/**
 * All that stands, or stood, directly before a letter of some client when it was written: undo leaves this trace. Yjs
 * joins what was typed directly before letters with what undo then wrote of them, which is the end of it.
 */
function writtenBefore(doc: Y.Doc): ReadonlyMap<number, Instead[]> {
  const written = new Map<number, Instead[]>()
  for (const { client, clock, length, before } of runsIn(doc)) {
    push(written, before.client, { client, clock, of: before.clock, length })
    const gone = goneFrom(doc, before)
    if (0 < gone && gone < length) {
      const end = { client, clock: clock + length - gone, of: before.clock, length: gone }
      push(written, before.client, end)
    }
  }
  return written
}

function runsIn(doc: Y.Doc): readonly WrittenRun[] {
  const runs: WrittenRun[] = []
  const latest = new Map<number, WrittenRun>()
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    const { id, length, rightOrigin, deleted, countable } = item
    // What is deleted may have been a letter: that is kept by one document and let go of by another.
    if (rightOrigin === null || !(deleted || countable)) continue
    const last = latest.get(id.client)
    const goesOn = last !== undefined && last.clock + last.length === id.clock
    if (goesOn && Y.compareIDs(last.before, rightOrigin)) last.length += length
    else {
      const run = { client: id.client, clock: id.clock, length, before: rightOrigin }
      latest.set(id.client, run)
      runs.push(run)
    }
  }
  return runs
}

/** How many letters from this one on were deleted together. */
function goneFrom({ store }: Y.Doc, { client, clock }: Y.ID): number {
  const structs = store.clients.get(client)
  const struct = structs?.[Y.findIndexSS(structs, clock)]
  return struct?.deleted === true ? struct.id.clock + struct.length - clock : 0
}

function takenFrom(moved: readonly Moved[]): ReadonlyMap<number, Taken[]> {
  const taken = new Map<number, Taken[]>()
  for (const [turn, { client, clock, length, from }] of moved.entries()) {
    push(taken, from.client, { client, clock, of: from.clock, length, turn })
  }
  return taken
}

function listed<T extends Instead>(lists: ReadonlyMap<number, T[]>): ReadonlyMap<number, InsteadList<T>> {
  return new Map(
    Array.from(lists, ([client, list]) => [
      client,
      {
        list: list.sort((a, b) => a.of - b.of),
        longest: list.reduce((most, { length }) => Math.max(most, length), 0),
      },
    ]),
  )
}

/** What stands for letters of a part, in the order of these. */
function overlapping<T extends Instead>(
  lists: ReadonlyMap<number, InsteadList<T>>,
  { client, clock, text }: AnchorPart,
): readonly T[] {
  const found: T[] = []
  const { list, longest } = lists.get(client) ?? { list: [], longest: 0 }
  for (let index = firstWhere(list, ({ of }) => of + longest > clock); index < list.length; index++) {
    const one = list[index]
    if (one === undefined || one.of >= clock + text.length) break
    if (one.of + one.length > clock) found.push(one)
  }
  return found
}

/** The first of a sorted list for which something holds that then holds for all that follow; its length for none. */
function firstWhere<Value>(list: readonly Value[], holds: (value: Value) => boolean): number {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const value = list[middle]
    if (value !== undefined && holds(value)) to = middle
    else from = middle + 1
  }
  return from
}

function push<Value>(lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function isBefore(a: Place, b: Place): boolean {
  return a.block < b.block || (a.block === b.block && a.offset < b.offset)
}
