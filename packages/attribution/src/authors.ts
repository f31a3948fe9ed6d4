import { embedCharacter, sameMarks, type Marks, type Run } from '@alongside/flow'
import type { LetterSpan } from '@alongside/protocol'
import { recordWith, type Attribution, type Author, type WriterOf } from './attribution.ts'
import { authorOf, type Authorship } from './author-of.ts'
import { isSameFile } from './imported.ts'
import { partOf, piecesOf, type Piece } from './origins.ts'
import { isSameMinute, stretchesOf } from './stretches.ts'

/** What attribution needs of a run of a flow. */
export type WrittenRun = Pick<Run, 'client' | 'clock' | 'text' | 'marks'>

/** Words in a row by one writer with the same marks, all saved in the same minute and put there in one minute. */
export interface AuthoredRun {
  readonly text: string
  readonly marks: Marks
  readonly writer: Author
  /** Milliseconds since 1970: when the first of them was first saved. */
  readonly at: number
  /** Who put them where they stand and when, if they were first written elsewhere. */
  readonly placed: { readonly writer: Author; readonly at: number } | null
  /** Of words that a hand typed for another: the ids of their letters, together as long as the text. */
  readonly letters?: readonly LetterSpan[]
}

/**
 * Says whose the words of a block are: runs are parted where writer or minute changes, and neighbours of
 * the same writer, minute and marks are joined, so that all reading aloud of a text names a person once.
 *
 * Throws `RangeError` for a character whose pen is bound to nobody or that the attribution does not know: a room
 * lets no such character in, so the log and the attribution are of different sections or moments.
 */
export function authorsOf(
  runs: readonly WrittenRun[],
  writerOf: WriterOf,
  attribution: Attribution,
): readonly AuthoredRun[] {
  const authored: AuthoredRun[] = []
  for (const run of runs) {
    if (run.text.length === 0) continue
    for (const part of partsOf(run, writerOf, attribution)) {
      const before = authored.at(-1)
      if (before === undefined || !belongsTo(before, part)) authored.push(part)
      else authored[authored.length - 1] = joined(before, part)
    }
  }
  return authored
}

function partsOf(run: WrittenRun, writerOf: WriterOf, attribution: Attribution): AuthoredRun[] {
  const { client, clock, text, marks } = run
  const end = clock + text.length
  if (recordWith(attribution, client, end) === null)
    throw new RangeError(`clocks ${clock} to ${end} of client ${client} stand in no row that was read`)
  let from = 0
  return piecesOf(attribution, client, clock, end).flatMap((piece) =>
    cut(attribution, piece).map(({ length, origin, placed }) => {
      const written = { text: text.slice(from, from + length), marks }
      const letters = [{ client, clock: clock + from, length }]
      from += length
      const placer = placed && turnOf(authorOf(attribution, writerOf, { is: 'here', ...placed }))
      const turn = turnOf(authorOf(attribution, writerOf, origin))
      const isTyped = turn.writer.hand !== turn.writer.voice && written.text !== embedCharacter
      return { ...written, ...turn, placed: placer, ...(isTyped && { letters }) }
    }),
  )
}

function turnOf({ author, at }: Authorship): Turn {
  return { writer: author, at }
}

/** A piece cut wherever another stretch of its writing, or of its placing, begins. */
function cut(attribution: Attribution, piece: Piece): readonly Piece[] {
  const { length, origin, placed } = piece
  const edges = new Set([length])
  for (const id of [origin.is === 'here' ? origin : null, placed]) {
    if (id === null) continue
    const stretches = stretchesOf(attribution, id.client, id.clock, id.clock + length)
    for (const { from } of stretches) if (from > id.clock) edges.add(from - id.clock)
  }
  let from = 0
  return [...edges]
    .sort((a, b) => a - b)
    .map((to) => {
      const part = partOf(piece, { from, to })
      from = to
      return part
    })
}

function belongsTo(a: AuthoredRun, b: AuthoredRun): boolean {
  return (
    isSameTurn(a, b) &&
    (a.letters === undefined) === (b.letters === undefined) &&
    (a.placed === null || b.placed === null ? a.placed === b.placed : isSameTurn(a.placed, b.placed)) &&
    sameMarks(a.marks, b.marks)
  )
}

type Turn = Pick<AuthoredRun, 'writer' | 'at'>

/** Two pens of one person in one capacity read as one: a reload takes a new pen and changes nobody. */
function isSameTurn(a: Turn, b: Turn): boolean {
  return (
    a.writer.hand === b.writer.hand &&
    a.writer.voice === b.writer.voice &&
    a.writer.capacity === b.writer.capacity &&
    a.writer.by === b.writer.by &&
    isSameFile(a.writer.importedFrom, b.writer.importedFrom) &&
    isSameMinute(a.at, b.at)
  )
}

function joined(a: AuthoredRun, b: AuthoredRun): AuthoredRun {
  const placed =
    a.placed === null || b.placed === null
      ? a.placed
      : { ...a.placed, at: Math.min(a.placed.at, b.placed.at) }
  const letters = a.letters && [...a.letters, ...(b.letters ?? [])]
  return { ...a, text: a.text + b.text, at: Math.min(a.at, b.at), placed, ...(letters && { letters }) }
}
