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
  const people = (suggestion: string, isCarried: boolean, written: readonly Id[]) => {
    const holder = writerOf(penOfSuggestion(suggestion))
    const author = isCarried ? authorOfAll(written, (pen) => byPen.get(pen), attribution) : null
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

/**
 * Whose the letters of a suggestion are that somebody moved, if they all were first written elsewhere by one person (F43):
 * the mover may say whose it was, and it is the log that proves it.
 */
function authorOfAll(written: readonly Id[], writerOf: WriterOf, attribution: Attribution): Author | null {
  const letters = written.filter(({ client }) => nibOf(client).suggestion && !nibOf(client).marker)
  const authors = letters.map(({ client, clock }) => {
    const [piece] = piecesOf(attribution, client, clock, clock + 1)
    return piece === undefined ? null : authorOf(attribution, writerOf, piece.origin).author
  })
  const [first] = authors
  const isOne = (one: Author | null) =>
    one?.hand === first?.hand && one?.voice === first?.voice && one?.capacity === first?.capacity
  return first !== undefined && authors.every(isOne) ? first : null
}

/** When the first of these was saved. */
function firstOf(ids: readonly Id[], attribution: Attribution): number {
  const times = ids.flatMap(({ client, clock }) =>
    stretchesOf(attribution, client, clock, clock + 1).map(({ at }) => at),
  )
  return times.length === 0 ? 0 : Math.min(...times)
}
