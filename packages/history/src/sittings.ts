import {
  piecesOf,
  spansIn,
  type Attribution,
  type Author,
  type ClientRecord,
  type Origin,
  type WriterOf,
} from '@alongside/attribution'
import { nibOf, penOf } from '@alongside/protocol'
import { Tally, type Counts } from './counts.ts'
import { importedIn, lettersIn } from './letters.ts'
import { OriginRanges } from './origin-ranges.ts'

const minuteMs = 60_000

/** A pause of so many minutes ends a sitting. */
export const pauseMinutes = 30

/** A time in which a section was worked on without a long pause. */
export interface Sitting {
  /** The minutes in which its first and its last thing happened, by their beginnings in milliseconds since 1970. */
  readonly beganAt: number
  readonly endedAt: number
  /** Who did something, most first. */
  readonly people: readonly Counts[]
}

/** Letters under clocks in a row, in the minute in which they came or were deleted. */
interface Act {
  readonly minute: number
  readonly pen: number
  readonly client: number
  readonly record: ClientRecord
  readonly from: number
  readonly to: number
}

/**
 * The sittings of a section, first one first, as its attribution tells (T1–T5): a function of the log, however it was
 * read. Throws `RangeError` for a pen that is bound to nobody.
 */
export function sittingsOf(attribution: Attribution, writerOf: WriterOf): readonly Sitting[] {
  const written = Array.from(attribution.records, ([client, record]) => actsOf(client, record)).flat()
  const deleted = Array.from(attribution.records, ([client, record]) =>
    record.removals.flatMap(({ pen, at, from, to }): Act[] =>
      pen === null ? [] : [{ minute: at / minuteMs, pen, client, record, from, to }],
    ),
  ).flat()
  const edges = edgesOf([...written, ...deleted])
  const sittings = edges.map(() => ({ tally: new Tally(), placed: new Map<number, OriginRanges>() }))
  const sittingAt = (minute: number) => sittings[indexOf(edges, minute)]
  for (const act of written) {
    const sitting = sittingAt(act.minute)
    if (sitting !== undefined) countWritten(sitting, act, holderOf(writerOf, act.pen))
  }
  for (const act of deleted) {
    const sitting = sittingAt(act.minute)
    if (sitting === undefined) continue
    const moved = sitting.placed.get(act.pen)
    const letters =
      moved === undefined ? lettersIn(act.record, act.from, act.to) : lostIn(attribution, act, moved)
    sitting.tally.add(holderOf(writerOf, act.pen), 'removed', letters)
  }
  return edges.map(({ first, last }, index) => ({
    beganAt: first * minuteMs,
    endedAt: last * minuteMs,
    people: sittings[index]?.tally.people() ?? [],
  }))
}

function actsOf(client: number, record: ClientRecord): Act[] {
  const pen = penOf(client)
  if (pen === null) return []
  return record.stretches.map(({ from, at }, index) => ({
    minute: Math.floor(at / minuteMs),
    pen,
    client,
    record,
    from,
    to: record.stretches[index + 1]?.from ?? record.end,
  }))
}

interface Edges {
  readonly first: number
  readonly last: number
}

/** The first and the last minute of each sitting. */
function edgesOf(acts: readonly Act[]): readonly Edges[] {
  const minutes = [...new Set(acts.map(({ minute }) => minute))].sort((a, b) => a - b)
  const edges: Edges[] = []
  for (const minute of minutes) {
    const open = edges.at(-1)
    if (open !== undefined && minute - open.last < pauseMinutes)
      edges[edges.length - 1] = { ...open, last: minute }
    else edges.push({ first: minute, last: minute })
  }
  return edges
}

function indexOf(edges: readonly Edges[], minute: number): number {
  let [low, high] = [0, edges.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((edges[middle]?.first ?? 0) <= minute) low = middle
    else high = middle - 1
  }
  return low
}

interface Open {
  readonly tally: Tally
  /** What each pen put somewhere that had been written before. */
  readonly placed: Map<number, OriginRanges>
}

function countWritten({ tally, placed }: Open, { pen, client, record, from, to }: Act, writer: Author): void {
  const nib = nibOf(client)
  if (nib.marker) return tally.add(writer, 'added', 0)
  const letters = lettersIn(record, from, to)
  if (nib.suggestion) return tally.add(writer, 'suggested', letters)
  let again = 0
  for (const placement of spansIn(record.placements, from, to)) {
    const [begin, end] = [Math.max(placement.from, from), Math.min(placement.to, to)]
    again += lettersIn(record, begin, end)
    const ranges = placed.get(pen) ?? new OriginRanges()
    placed.set(pen, ranges)
    ranges.add(movedOn(placement.origin, begin - placement.from), end - begin)
  }
  const imported = importedIn(record, from, to)
  tally.add(writer, 'added', letters - again - imported)
  tally.add(writer, 'moved', again)
  tally.add(writer, 'imported', imported)
}

/** How many letters of what was deleted the same pen did not put elsewhere, or bring back, in the same sitting. */
function lostIn(attribution: Attribution, { client, record, from, to }: Act, moved: OriginRanges): number {
  let at = from
  let letters = 0
  for (const { origin, length } of piecesOf(attribution, client, from, to)) {
    for (const part of moved.without(origin, length))
      letters += lettersIn(record, at + part.from, at + part.to)
    at += length
  }
  return letters
}

function movedOn(origin: Origin, units: number): Origin {
  return { ...origin, clock: origin.clock + units }
}

function holderOf(writerOf: WriterOf, pen: number): Author {
  const writer = writerOf(pen)
  if (writer === undefined) throw new RangeError(`pen ${pen} is bound to nobody`)
  return writer
}
