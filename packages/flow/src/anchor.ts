import type * as Y from 'yjs'
import type { Block, Id } from './block.ts'
import type { Place } from './cursor.ts'
import { bodyOf } from './doc.ts'

/** Letters that something holds on to: unit `i` of `text` has the id `{client, clock: clock + i}`. */
export interface AnchorPart extends Id {
  readonly text: string
}

/** Where an anchor stands: from its first letter that stands to behind its last. */
export interface Standing {
  readonly from: Place
  readonly to: Place
}

/** Letters in a row, with the place where they stand. */
interface Stretch extends AnchorPart {
  readonly place: Place
}

/** What was written directly before a letter: undoing a deletion leaves this trace, and typing never does. */
interface Before extends Id {
  /** The clock of the letter, whose client is the key. */
  readonly of: number
  readonly length: number
}

/** In the order of the letters before which they stand. */
interface BeforeList {
  readonly list: readonly Before[]
  readonly longest: number
}

/** So often words are followed through being deleted and brought back. */
const mostAgain = 500

/**
 * The letters between two places, as something can hold on to them whatever becomes of the text (F9): at most
 * `most` units, in at most `mostParts` parts, and of each character all units or none. Empty where no words stand.
 */
export function anchorOf(
  blocks: readonly Block[],
  from: Place,
  to: Place,
  { most, mostParts }: { readonly most: number; readonly mostParts: number },
): readonly AnchorPart[] {
  const parts: AnchorPart[] = []
  let rest = most
  for (const { client, clock, text, place } of stretchesOf(blocks)) {
    const begin = place.block < from.block ? Infinity : place.block === from.block ? from.offset : 0
    const end = place.block > to.block ? -Infinity : place.block === to.block ? to.offset : Infinity
    const chosen = Math.max(begin - place.offset, 0)
    const start = cutsCharacter(text, chosen) ? chosen - 1 : chosen
    const stop = Math.max(end - place.offset, chosen)
    const words = text.slice(start, cutsCharacter(text, stop) && stop > chosen ? stop + 1 : stop)
    const kept = words.slice(0, cutsCharacter(words, rest) ? rest - 1 : rest)
    if (chosen >= stop || kept === '' || parts.length >= mostParts) continue
    // Behind what had no room nothing is taken, be it short enough.
    rest = kept.length < words.length ? 0 : rest - kept.length
    parts.push({ client, clock: clock + start, text: kept })
  }
  return parts
}

/** Whether a place stands within a character of two units, as many emoji are. */
function cutsCharacter(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}

/**
 * Finds where anchors stand in a document that reads as these blocks; null where nothing of an anchor stands any
 * more. Words that came back because their deletion was undone are found again.
 */
export function anchorFinder(
  doc: Y.Doc,
  blocks: readonly Block[],
): (anchor: readonly AnchorPart[]) => Standing | null {
  const standing = new Map<number, Stretch[]>()
  for (const stretch of stretchesOf(blocks)) push(standing, stretch.client, stretch)
  for (const stretches of standing.values()) stretches.sort((a, b) => a.clock - b.clock)
  let known: ReadonlyMap<number, BeforeList> | null = null
  const written = () => (known ??= writtenBefore(doc))

  function* find({ client, clock, text }: AnchorPart, again: number): Generator<Standing> {
    const end = clock + text.length
    let at = clock
    const stretches = standing.get(client) ?? []
    const first = firstWhere(stretches, (one) => one.clock + one.text.length > clock)
    for (let index = first; index < stretches.length; index++) {
      const stretch = stretches[index]
      if (stretch === undefined || stretch.clock >= end) break
      const from = Math.max(stretch.clock, at)
      const to = Math.min(stretch.clock + stretch.text.length, end)
      if (from >= to) continue
      yield* findAgain({ client, clock: at, text: text.slice(at - clock, from - clock) }, again)
      const { block, offset } = stretch.place
      const begin = offset + from - stretch.clock
      const words = stretch.text.slice(from - stretch.clock, to - stretch.clock)
      if (words === text.slice(from - clock, to - clock)) {
        yield { from: { block, offset: begin }, to: { block, offset: begin + words.length } }
      }
      at = to
    }
    yield* findAgain({ client, clock: at, text: text.slice(at - clock) }, again)
  }

  /** Looks for letters that do not stand any more where undo has written them anew. */
  function* findAgain({ client, clock, text }: AnchorPart, again: number): Generator<Standing> {
    if (text === '' || again >= mostAgain) return
    const { list, longest } = written().get(client) ?? { list: [], longest: 0 }
    const first = firstWhere(list, ({ of }) => of + longest > clock)
    for (let index = first; index < list.length; index++) {
      const before = list[index]
      if (before === undefined || before.of >= clock + text.length) break
      const from = Math.max(before.of, clock)
      const to = Math.min(before.of + before.length, clock + text.length)
      if (from >= to) continue
      const words = text.slice(from - clock, to - clock)
      yield* find({ client: before.client, clock: before.clock + from - before.of, text: words }, again + 1)
    }
  }

  return (anchor) => {
    const found = anchor.flatMap((part) => [...find(part, 0)])
    const [first] = found
    if (first === undefined) return null
    return found.reduce(
      ({ from, to }, one) => ({
        from: isBefore(one.from, from) ? one.from : from,
        to: isBefore(to, one.to) ? one.to : to,
      }),
      first,
    )
  }
}

function* stretchesOf(blocks: readonly Block[]): Generator<Stretch> {
  for (const [block, { runs }] of blocks.entries()) {
    let offset = 0
    for (const { client, clock, text } of runs) {
      yield { client, clock, text, place: { block, offset } }
      offset += text.length
    }
  }
}

/** All that stands, or stood, directly before a letter of some client when it was written. */
function writtenBefore(doc: Y.Doc): ReadonlyMap<number, BeforeList> {
  const written = new Map<number, Before[]>()
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    const { id, length, rightOrigin } = item
    if (rightOrigin === null || !item.countable) continue
    push(written, rightOrigin.client, { client: id.client, clock: id.clock, of: rightOrigin.clock, length })
  }
  return new Map(
    Array.from(written, ([client, list]) => [
      client,
      {
        list: list.sort((a, b) => a.of - b.of),
        longest: list.reduce((most, { length }) => Math.max(most, length), 0),
      },
    ]),
  )
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
