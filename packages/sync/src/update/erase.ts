import type { AnySource } from '@alongside/protocol'
import type { ErasedRange, Row, RowWithout } from '@alongside/storage'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { firstEndingAfter, toRanges, unite, type Ranges } from '../known/ranges.ts'
import { textsIn, type TextAt } from './texts.ts'

/** What stands for each UTF-16 unit of letters that were erased. */
export const erasedUnit = '█'

/** Letters in a row under the clocks of one client. */
type LettersAt = Pick<TextAt, 'client' | 'clock' | 'length'>

/** What must take the place of what a log holds so that letters are gone from it. */
export interface Erasing {
  /** The letters, whole characters of them, in the order of their clients and clocks. */
  readonly ranges: readonly ErasedRange[]
  /** The rows that hold some of them, and what takes the place of that. */
  readonly rows: readonly RowWithout[]
  /** An update that deletes them, wherever they stand. */
  readonly deletion: Uint8Array
}

/**
 * Says how letters are erased from the rows of a section: every row keeps its structs, clocks and lengths, so that
 * what refers to them stands as it did. What is no letter in `ranges` (a marker, a mark, an embed) stays. A file from
 * which no letter is left in a row is named there no more: its name and its claim may say who somebody is.
 */
export function eraseLetters(
  rows: readonly (Pick<Row, 'seq' | 'bytes'> & Partial<Pick<Row, 'sources'>>)[],
  ranges: readonly ErasedRange[],
): Erasing {
  const wanted = byClient(ranges)
  const erased = new Map<number, Ranges>()
  for (const { bytes } of rows) {
    for (const text of textsIn(bytes)) {
      for (const overlap of overlapsOf(text, wanted.get(text.client))) {
        const [from, to] = widened(stringOf(bytes, text), ...overlap)
        const range = [text.clock + from, text.clock + to]
        erased.set(text.client, unite(erased.get(text.client) ?? [], range))
      }
    }
  }
  const all = rangesOf(erased)
  return {
    ranges: all,
    rows: rows.flatMap(({ seq, bytes, sources = [] }) => {
      const without = withoutLetters(bytes, all)
      if (without === bytes) return []
      const said = sources.filter((source) => !('file' in source.from) || hasLetters(without, source))
      return [{ seq, bytes: without, ...(said.length < sources.length && { sources: said }) }]
    }),
    deletion: deletionOf(erased),
  }
}

/** An update in which other signs stand for some letters; the very bytes that came if it holds none of them. */
export function withoutLetters(bytes: Uint8Array, ranges: readonly ErasedRange[]): Uint8Array {
  const erased = byClient(ranges)
  const encoder = encoding.createEncoder()
  let at = 0
  for (const text of textsIn(bytes)) {
    const overlaps = overlapsOf(text, erased.get(text.client))
    if (overlaps.length === 0) continue
    const before = stringOf(bytes, text)
    const after = overlaps.reduce((words, [from, to]) => overwritten(words, from, to), before)
    if (after === before) continue
    encoding.writeUint8Array(encoder, bytes.subarray(at, text.from))
    encoding.writeVarString(encoder, after)
    at = text.to
  }
  if (at === 0) return bytes
  encoding.writeUint8Array(encoder, bytes.subarray(at))
  return encoding.toUint8Array(encoder)
}

/**
 * Whether an update says again, under other ids, what it declares to come from letters that were erased; `erasedIn`
 * gives those of a section, null: the one that the update is for.
 */
export function bringsBack(
  bytes: Uint8Array,
  declared: readonly AnySource[],
  erasedIn: (section: string | null) => readonly ErasedRange[],
): boolean {
  const known = new Map<string | null, ReturnType<typeof byClient>>()
  return declared.some(({ client, clock, length, from }) => {
    if ('file' in from) return false
    const erased = known.get(from.section) ?? byClient(erasedIn(from.section))
    known.set(from.section, erased)
    const overlaps = overlapsOf({ clock: from.clock, length }, erased.get(from.client))
    return overlaps.some(([first, end]) =>
      isSaid(heldOf(bytes, { client, clock: clock + first, length: end - first })),
    )
  })
}

/** Whether an update still holds a letter of a range of which it held some. */
function hasLetters(bytes: Uint8Array, range: LettersAt): boolean {
  const held = heldOf(bytes, range)
  return held === '' || isSaid(held)
}

/** The letters of a range that an update holds. */
function heldOf(bytes: Uint8Array, { client, clock, length }: LettersAt): string {
  const ranges = [clock, clock + length]
  return textsIn(bytes)
    .filter((text) => text.client === client)
    .flatMap((text) => overlapsOf(text, ranges).map(([from, to]) => stringOf(bytes, text).slice(from, to)))
    .join('')
}

/** Whether letters are more than what stands for those that were erased. */
function isSaid(letters: string): boolean {
  return letters.replaceAll(erasedUnit, '') !== ''
}

function overwritten(words: string, from: number, to: number): string {
  return words.slice(0, from) + erasedUnit.repeat(to - from) + words.slice(to)
}

/** The parts of a text that are in some ranges, counted from its beginning. */
function overlapsOf(
  { clock, length }: Pick<TextAt, 'clock' | 'length'>,
  ranges: Ranges = [],
): readonly (readonly [number, number])[] {
  const overlaps: [number, number][] = []
  for (let i = firstEndingAfter(ranges, clock); i < ranges.length && ranges[i]! < clock + length; i += 2)
    overlaps.push([Math.max(ranges[i]! - clock, 0), Math.min(ranges[i + 1]! - clock, length)])
  return overlaps
}

/** A part of a text with the other half of a character of which it holds one: half of one is none. */
function widened(words: string, from: number, to: number): readonly [number, number] {
  const isParted = (at: number): boolean =>
    at > 0 && isHigh(words.charCodeAt(at - 1)) && isLow(words.charCodeAt(at))
  return [isParted(from) ? from - 1 : from, isParted(to) ? to + 1 : to]
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

function stringOf(bytes: Uint8Array, { from, to }: TextAt): string {
  return decoding.readVarString(decoding.createDecoder(bytes.subarray(from, to)))
}

function byClient(ranges: readonly ErasedRange[]): ReadonlyMap<number, Ranges> {
  const pairs = Map.groupBy(ranges, ({ client }) => client)
  return new Map(
    Array.from(pairs, ([client, some]) => [client, toRanges(some.map(({ from, to }) => [from, to]))]),
  )
}

function rangesOf(erased: ReadonlyMap<number, Ranges>): readonly ErasedRange[] {
  return [...erased]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([client, ranges]) =>
      Array.from({ length: ranges.length / 2 }, (_, i) => ({
        client,
        from: ranges[2 * i]!,
        to: ranges[2 * i + 1]!,
      })),
    )
}

/** An update without structs that deletes ranges. */
function deletionOf(erased: ReadonlyMap<number, Ranges>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, erased.size)
    for (const [client, ranges] of erased) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length / 2)
      for (let i = 0; i < ranges.length; i += 2) {
        encoding.writeVarUint(encoder, ranges[i]!)
        encoding.writeVarUint(encoder, ranges[i + 1]! - ranges[i]!)
      }
    }
  })
}
