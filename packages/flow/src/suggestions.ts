import {
  fateSchema,
  nibOf,
  penOf,
  suggestionEntrySchema,
  suggestionIdOf,
  suggestionOfRoot,
  penOfSuggestion,
  clientIdOf,
  entryOfKey,
  type Fate,
  type IdRange,
  type SuggestionEntry,
} from '@alongside/protocol'
import type * as Y from 'yjs'
import type { Block } from './block.ts'
import { holdsId, idsWithout } from './id-ranges.ts'

/** What a unit is: text, of an open suggestion, or rejected; and before which clock of its client that ends. */
export interface Part {
  readonly is: 'text' | 'open' | 'rejected'
  /** The suggestion that it belongs or belonged to; null for what nobody suggested. */
  readonly suggestion: string | null
  readonly end: number
}

/** An entry that was not withdrawn; open as long as no fate names it. */
export interface OpenEntry {
  readonly suggestion: string
  readonly key: string
  readonly entry: Said
}

/** What an entry says is to become of some units. */
type Said = Exclude<SuggestionEntry, { readonly type: 'from' | 'taken' }>

/** A fate with the key under which it was written. */
export type KeyedFate = Fate & { readonly key: string }

/** From a clock on, what a client wrote is of a suggestion. */
interface Start {
  readonly clock: number
  readonly suggestion: string
}

/** Says for some ids under which others what they were stands now. */
export type Follow = (ids: readonly IdRange[]) => readonly IdRange[]

type Span = readonly [from: number, to: number]

/** The keys that a transaction set or deleted in `fates` and in the roots of suggestions, by the root's name. */
export type ChangedKeys = ReadonlyMap<string, ReadonlySet<string | null>>

type Entries = ReadonlyMap<string, SuggestionEntry>

const plainText: Part = { is: 'text', suggestion: null, end: Infinity }

/** Says whether an id is one under which suggestions are written: a comparison, since it is asked of every unit. */
function isSuggested(client: number): boolean {
  return client > 2 ** 33 && nibOf(client).suggestion
}

/**
 * The suggestions of a document and their fates, as they stand now (F15). It is read from the roots `fates` and
 * `sug:…`, and does not follow the document.
 */
export class Suggestions {
  readonly fates: readonly KeyedFate[]
  readonly entries: readonly OpenEntry[]
  /** Entries that have a fate. */
  readonly decided: readonly OpenEntry[]
  /** What was read of each root, by suggestion: the same as before where nothing changed. */
  readonly roots: ReadonlyMap<string, Entries>
  readonly #accepted: ReadonlyMap<number, readonly Span[]>
  readonly #rejected: ReadonlyMap<number, readonly Span[]>
  readonly #starts: ReadonlyMap<number, readonly Start[]>
  readonly #taken: ReadonlyMap<string, readonly IdRange[]>

  constructor(
    fates: readonly KeyedFate[],
    roots: ReadonlyMap<string, Entries>,
    {
      entriesOf = (known) => known,
    }: { readonly entriesOf?: (known: readonly OpenEntry[]) => readonly OpenEntry[] } = {},
  ) {
    this.fates = fates
    this.roots = roots
    this.#accepted = spansOf(fates.filter(({ fate }) => fate === 'accepted'))
    this.#rejected = spansOf(fates.filter(({ fate }) => fate === 'rejected'))
    this.#starts = startsIn(roots)
    this.#taken = takenIn(roots)
    const decided = new Set(fates.flatMap((fate) => fate.entries.map((key) => `${fate.suggestion} ${key}`)))
    const all = Array.from(roots, ([suggestion, root]) =>
      Array.from(root, ([key, entry]): OpenEntry[] =>
        isSaid(entry) ? [{ suggestion, key, entry }] : [],
      ).flat(),
    ).flat()
    const isDecided = ({ suggestion, key }: OpenEntry): boolean => decided.has(`${suggestion} ${key}`)
    this.entries = entriesOf(all.filter((entry) => !isDecided(entry)))
    this.decided = all.filter(isDecided)
  }

  /** What a unit is. A rejection wins over an acceptance. */
  partAt(client: number, clock: number): Part {
    if (!isSuggested(client)) return plainText
    const start = lastUpTo(this.#starts.get(client) ?? [], clock, (one) => one.clock)
    const suggestion = start.found?.suggestion ?? suggestionIdOf(penOf(client) ?? 0, 0)
    const rejected = within(this.#rejected.get(client) ?? [], clock)
    const accepted = within(this.#accepted.get(client) ?? [], clock)
    const is = rejected.isIn ? 'rejected' : accepted.isIn ? 'text' : 'open'
    return { is, suggestion, end: Math.min(start.next, rejected.end, accepted.end) }
  }

  /** The same, with open entries about what their units became (F42); itself where that is no other than it says already. */
  following(follow: Follow): Suggestions {
    const said = new Map(this.entries.map((one) => [`${one.suggestion} ${one.key}`, one]))
    const repeated = this.#repeated(follow)
    let isSame = true
    const entriesOf = (all: readonly OpenEntry[]): readonly OpenEntry[] =>
      all.map((one) => {
        const known = said.get(`${one.suggestion} ${one.key}`) ?? one
        const ids = idsWithout(follow(one.entry.ids), repeated(one))
        if (sameIds(ids, known.entry.ids)) return known
        isSame = false
        return { ...one, entry: { ...one.entry, ids } }
      })
    const followed = new Suggestions(this.fates, this.roots, { entriesOf })
    return isSame ? this : followed
  }

  /**
   * Finds of which units an entry that is carried on says what is said already: by the suggestion that it is of, since they
   * came back to where that was made, or by an earlier one that carries it on (F45). It says nothing of these.
   */
  #repeated(follow: Follow): (one: OpenEntry) => readonly IdRange[] {
    const carrying = Map.groupBy(this.roots.keys(), (suggestion) => this.carriedBy(suggestion))
    return ({ suggestion, entry }) => {
      const of = this.carriedBy(suggestion)
      if (of === null) return []
      const before = [of, ...(carrying.get(of) ?? []).filter((other) => orderOf(other, suggestion) < 0)]
      return before.flatMap((other) =>
        [...(this.roots.get(other)?.values() ?? [])].flatMap((one) =>
          saysTheSame(one, entry) ? follow(one.ids) : [],
        ),
      )
    }
  }

  /** The units that somebody cut with what a suggestion says of them (F45, F49). */
  takenOf(suggestion: string): readonly IdRange[] {
    return this.#taken.get(suggestion) ?? []
  }

  /** Says whether an entry about an empty block went elsewhere with the words that it had (F50). */
  isAway({ suggestion, entry }: OpenEntry, { id, runs }: Pick<Block, 'id' | 'runs'>): boolean {
    if (this.#taken.size === 0 || entry.type !== 'block' || runs.length > 0 || id === null) return false
    return holdsId(entry.ids, id) && holdsId(this.takenOf(this.carriedBy(suggestion) ?? suggestion), id)
  }

  /** The suggestion that was put where it stands by another, who edits, and is carried on by this one; else null. */
  carriedBy(suggestion: string): string | null {
    for (const entry of this.roots.get(suggestion)?.values() ?? []) {
      if (entry.type === 'from' && entry.of !== undefined) return entry.of
    }
    return null
  }

  /** The units that the fates and the beginnings of suggestions under these keys speak of. */
  idsUnder(changed: ChangedKeys): readonly IdRange[] {
    const keysOfFates = changed.get('fates')
    const ids = this.fates.filter(({ key }) => keysOfFates?.has(key)).flatMap((fate) => fate.ids)
    for (const [name, keys] of changed) {
      const suggestion = suggestionOfRoot(name)
      if (suggestion === null) continue
      for (const [key, entry] of this.roots.get(suggestion) ?? []) {
        const begun = keys.has(key) ? beginningsIn(suggestion, entry) : []
        for (const [client, clock] of begun) ids.push([client, clock, Infinity])
      }
    }
    return ids
  }

  /** Says whether anything from one clock up to another is decided: that is no longer its writer's to take back. */
  isDecided(client: number, from: number, to: number): boolean {
    const touches = ([start, end]: Span) => start < to && from < end
    return [this.#accepted, this.#rejected].some((spans) => spans.get(client)?.some(touches) === true)
  }

  /** The suggestion that the next words of a pen are of; the numbers of those that it began. */
  latestOf(pen: number): { readonly suggestion: string; readonly isDecided: boolean } {
    const client = clientIdOf(pen, { marker: false, suggestion: true })
    const suggestion = this.#starts.get(client)?.at(-1)?.suggestion ?? suggestionIdOf(pen, 0)
    return { suggestion, isDecided: this.fates.some((fate) => fate.suggestion === suggestion) }
  }
}

function isSaid(entry: SuggestionEntry): entry is Said {
  return entry.type !== 'from' && entry.type !== 'taken'
}

/** Says whether two entries ask for the same of whatever they are about. */
export function saysTheSame(one: SuggestionEntry, other: Said): one is Said {
  return isSaid(one) && JSON.stringify({ ...one, ids: [] }) === JSON.stringify({ ...other, ids: [] })
}

function sameIds(a: readonly IdRange[], b: readonly IdRange[]): boolean {
  return (
    a.length === b.length && a.every((range, index) => range.every((part, at) => part === b[index]?.[at]))
  )
}

/** What a document without suggestions has. */
export const noSuggestions = new Suggestions([], new Map())

/**
 * Reads what was suggested in a document and what became of it. What fits no schema is passed over. After a change of
 * what was read `before`, only the roots that changed are read anew.
 */
export function readSuggestions(
  doc: Y.Doc,
  since: { readonly before: Suggestions; readonly changed: ChangedKeys } | null = null,
): Suggestions {
  const roots = new Map<string, Entries>()
  const known = (name: string) => (since === null || since.changed.has(name) ? null : since.before)
  let fates: readonly KeyedFate[] = []
  for (const name of doc.share.keys()) {
    const suggestion = suggestionOfRoot(name)
    if (suggestion !== null) {
      const entries = known(name)?.roots.get(suggestion)
      const pen = penOfSuggestion(suggestion)
      const own = () => valuesOf(doc, name, suggestionEntrySchema).filter(([key]) => isKeyOf(pen, key))
      roots.set(suggestion, entries ?? new Map(own()))
    }
    if (name === 'fates')
      fates = known(name)?.fates ?? valuesOf(doc, name, fateSchema).map(([key, fate]) => ({ ...fate, key }))
  }
  return roots.size === 0 && fates.length === 0 ? noSuggestions : new Suggestions(fates, roots)
}

/** Says whether an entry is the pen's own: an editor can write one into another's suggestion, which says nothing (F44). */
function isKeyOf(pen: number | null, key: string): boolean {
  const unit = entryOfKey(key)
  return unit !== null && penOf(unit.client) === pen
}

interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false }
}

function valuesOf<T>(doc: Y.Doc, root: string, schema: Schema<T>): [string, T][] {
  const found: [string, T][] = []
  for (const [key, value] of doc.getMap(root).entries()) {
    const read = schema.safeParse(value)
    if (read.success) found.push([key, read.data])
  }
  // Keys stand in the order in which they arrived here, which is not the same everywhere.
  return found.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a transaction changed of what was suggested or decided. */
export function changedSuggestions({ changed, doc }: Y.Transaction): ChangedKeys {
  const found = new Map<string, ReadonlySet<string | null>>()
  for (const [type, keys] of changed) {
    if (type._item !== null || type === doc.share.get('body')) continue
    for (const [name, root] of doc.share) {
      if (root === type && (name === 'fates' || suggestionOfRoot(name) !== null)) found.set(name, keys)
    }
  }
  return found
}

function spansOf(fates: readonly Fate[]): Map<number, Span[]> {
  const pairs = new Map<number, Span[]>()
  for (const [client, from, to] of fates.flatMap(({ ids }) => ids)) {
    const known = pairs.get(client)
    if (known === undefined) pairs.set(client, [[from, to]])
    else known.push([from, to])
  }
  for (const [client, spans] of pairs) {
    spans.sort(([a], [b]) => a - b)
    const merged: [number, number][] = []
    for (const [from, to] of spans) {
      const last = merged.at(-1)
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
      else merged.push([from, to])
    }
    pairs.set(client, merged)
  }
  return pairs
}

function startsIn(roots: ReadonlyMap<string, Entries>): Map<number, Start[]> {
  const starts = new Map<number, Start[]>()
  for (const [suggestion, root] of roots) {
    for (const entry of root.values()) {
      for (const [client, clock] of beginningsIn(suggestion, entry)) {
        const known = starts.get(client)
        if (known === undefined) starts.set(client, [{ clock, suggestion }])
        else known.push({ clock, suggestion })
      }
    }
  }
  for (const some of starts.values()) {
    // Of two that begin at one clock the later number counts: nothing was written in the other.
    some.sort((a, b) => a.clock - b.clock || orderOf(a.suggestion, b.suggestion))
  }
  return starts
}

/** What was cut with what suggestions say of it, by suggestion. */
function takenIn(roots: ReadonlyMap<string, Entries>): ReadonlyMap<string, readonly IdRange[]> {
  const taken = new Map<string, readonly IdRange[]>()
  for (const root of roots.values()) {
    for (const entry of root.values()) {
      if (entry.type === 'taken') taken.set(entry.of, [...(taken.get(entry.of) ?? []), ...entry.ids])
    }
  }
  return taken
}

/** From which clocks of which clients on an entry says that what is written is of its suggestion. */
function beginningsIn(suggestion: string, entry: SuggestionEntry): [client: number, clock: number][] {
  const pen = penOfSuggestion(suggestion)
  if (entry.type !== 'from' || pen === null) return []
  return [false, true].map((marker) => [
    clientIdOf(pen, { marker, suggestion: true }),
    marker ? entry.markers : entry.letters,
  ])
}

/** The order in which a pen began two suggestions. */
function orderOf(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1)
}

/** The last of a sorted list that begins at or before a clock, and where the next one begins. */
function lastUpTo<T>(
  sorted: readonly T[],
  clock: number,
  beginOf: (one: T) => number,
): { readonly found: T | undefined; readonly next: number } {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const one = sorted[middle]
    if (one !== undefined && beginOf(one) <= clock) low = middle + 1
    else high = middle
  }
  const next = sorted[low]
  return { found: sorted[low - 1], next: next === undefined ? Infinity : beginOf(next) }
}

function within(spans: readonly Span[], clock: number): { readonly isIn: boolean; readonly end: number } {
  const { found, next } = lastUpTo(spans, clock, ([from]) => from)
  return found !== undefined && clock < found[1] ? { isIn: true, end: found[1] } : { isIn: false, end: next }
}
