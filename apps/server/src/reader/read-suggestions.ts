import {
  authorOf,
  piecesOf,
  stretchesOf,
  type Attribution,
  type Author,
  type WriterOf,
} from '@alongside/attribution'
import { readBlocks, readDecided, readOpen, type Id } from '@alongside/flow'
import { nibOf, penOf, penOfSuggestion, type SuggestionView, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'
import { followedSuggestions } from './followed.ts'

/** A suggestion as it was read, with who wrote it. */
export interface ReadSuggestion extends Pick<SuggestionView, 'id' | 'at' | 'changes' | 'stands'> {
  readonly writer: Writer
  /** Who put it where it stands, if it is another's. */
  readonly mover: Writer | null
  /** Null while it is open. */
  readonly fate: {
    readonly is: 'accepted' | 'rejected'
    readonly key: string
    readonly writer: Writer
    readonly at: number
  } | null
}

/** By suggestion that goes on with another's: who suggested each thing that it says of words, or null for nobody proven. */
export type AskedOf = ReadonlyMap<string, readonly (Author | null)[]>

/**
 * Reads what is suggested in a document that keeps what is decided, and what became of it: the open ones in the
 * order of the text, then the decided, latest first. Throws `RangeError` for what the log gives to nobody.
 */
export function readSuggested(
  doc: Y.Doc,
  writers: readonly Writer[],
  attribution: Attribution,
  askedOf: AskedOf,
): readonly ReadSuggestion[] {
  const byPen = new Map(writers.map((writer) => [writer.pen, writer]))
  const writerOf = (pen: number | null): Writer => {
    const writer = byPen.get(pen ?? 0)
    if (writer === undefined) throw new RangeError(`pen ${pen} is bound to nobody`)
    return writer
  }
  const people = (suggestion: string, isCarried: boolean, written: readonly Id[]) => {
    const holder = writerOf(penOfSuggestion(suggestion))
    const author = isCarried
      ? theOne([
          ...authorsOfLetters(written, (pen) => byPen.get(pen), attribution),
          ...(askedOf.get(suggestion) ?? []),
        ])
      : null
    const isAnothers = author !== null && author.hand !== holder.hand
    return { writer: isAnothers ? { ...author, pen: holder.pen } : holder, mover: isAnothers ? holder : null }
  }
  const open = readOpen(
    doc,
    readBlocks(doc, 'shown'),
    followedSuggestions(doc, attribution, (pen) => byPen.get(pen)),
  ).map(({ suggestion, isCarried, changes, stands, written }): ReadSuggestion => ({
    id: suggestion,
    changes: [...changes],
    stands,
    ...people(suggestion, isCarried, written),
    at: firstOf(written, attribution),
    fate: null,
  }))
  const decided = readDecided(doc).map(
    ({ suggestion, isCarried, fate, key, decided: id, changes, written }): ReadSuggestion => ({
      id: suggestion,
      changes: [...changes],
      stands: null,
      ...people(suggestion, isCarried, written),
      at: firstOf(written, attribution),
      fate: { is: fate, key, writer: writerOf(penOf(id.client)), at: firstOf([id], attribution) },
    }),
  )
  return [...open, ...decided.sort((a, b) => (b.fate?.at ?? 0) - (a.fate?.at ?? 0))]
}

/** Where the letters of a suggestion that somebody moved were first written, that of the pen's own among them (F43). */
function authorsOfLetters(
  written: readonly Id[],
  writerOf: WriterOf,
  attribution: Attribution,
): readonly (Author | null)[] {
  const letters = written.filter(({ client }) => nibOf(client).suggestion && !nibOf(client).marker)
  return letters.map(({ client, clock }) => {
    const [piece] = piecesOf(attribution, client, clock, clock + 1)
    return piece === undefined ? null : authorOf(attribution, writerOf, piece.origin).author
  })
}

/** Whose a suggestion is that somebody moved, if all of it is proven to be one person's (F43, F46); null where they are several, or one is nobody. */
export function theOne(authors: readonly (Author | null)[]): Author | null {
  const [first = null] = authors
  const isOne = (one: Author | null) =>
    one?.hand === first?.hand && one?.voice === first?.voice && one?.capacity === first?.capacity
  return authors.every(isOne) ? first : null
}

/** When the first of these was saved. */
function firstOf(ids: readonly Id[], attribution: Attribution): number {
  const times = ids.flatMap(({ client, clock }) =>
    stretchesOf(attribution, client, clock, clock + 1).map(({ at }) => at),
  )
  return times.length === 0 ? 0 : Math.min(...times)
}
