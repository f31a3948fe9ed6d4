import type { Author, Attribution, Origin, WriterOf } from './attribution.ts'
import { authorOf, strangerOf } from './author-of.ts'
import type { WrittenRun } from './authors.ts'
import { textOf } from './letters.ts'
import { piecesOf, type Piece } from './origins.ts'
import { isCovered, spansIn } from './span.ts'
import { wordsIn } from './words.ts'

/** What became of the words of one voice in one capacity: counts of words. */
export interface Share extends Pick<Author, 'voice' | 'capacity'> {
  /** Words that stand, copies of them once. */
  readonly standing: number
  /** How many of those stand where somebody put them, and not where they were written. */
  readonly moved: number
  /** Words that stand and came from files: put in, not written, so that they count nowhere else. */
  readonly imported: number
  /** Words that stand nowhere any more: taken away by those whose they were, and by others. */
  readonly removed: { readonly bySelf: number; readonly byOthers: number }
}

/** A section whose words are counted: its blocks as they read, and all that its log tells. */
export interface SharedText {
  readonly attribution: Attribution
  readonly writerOf: WriterOf
  readonly blocks: readonly (readonly WrittenRun[])[]
  /** Whether a character is or was of the text, and not of a suggestion that nobody took up. */
  isOfText(client: number, clock: number): boolean
}

type Fate = 'imported' | 'standing' | 'moved' | 'bySelf' | 'byOthers'

/** A word that was found, with where the letters that decide whose it is were first written. */
interface Found {
  readonly author: Author
  /** The same for all copies of a word. */
  readonly key: string
  readonly isPlaced: boolean
}

/**
 * Counts the words of some sections together, each once, by voice and capacity, those with most first. A word is of
 * whoever wrote most of its letters, of two as many the first; one that was removed counts as it was typed.
 * Throws `RangeError` for what the log gives to nobody.
 */
export function sharesOf(texts: readonly SharedText[]): readonly Share[] {
  const counted = new Map<string, Share>()
  const count = ({ voice, capacity }: Author, fate: Fate): void => {
    const key = `${voice} ${capacity}`
    const share = counted.get(key) ?? {
      voice,
      capacity,
      standing: 0,
      moved: 0,
      imported: 0,
      removed: { bySelf: 0, byOthers: 0 },
    }
    counted.set(key, withOneMore(share, fate))
  }
  const standing = new Set<string>()
  const words = texts.flatMap((text) => text.blocks.flatMap((runs) => wordsOf(text, runs)))
  // A word that stands where it was written counts there, wherever its copies stand.
  for (const { author, key, isPlaced } of [...words].sort(
    (a, b) => Number(a.isPlaced) - Number(b.isPlaced),
  )) {
    if (standing.has(key)) continue
    standing.add(key)
    count(author, author.importedFrom !== undefined ? 'imported' : isPlaced ? 'moved' : 'standing')
  }
  const removed = new Map<string, RemovedWord>()
  for (const text of texts) {
    for (const one of removedFrom(text)) {
      const before = removed.get(one.key)
      if (standing.has(one.key) || (before !== undefined && !isLater(one, before))) continue
      removed.set(one.key, one)
    }
  }
  // Of what came from a file it is nobody's gift that it stood once, nor that it stands no more.
  for (const { author, by } of removed.values())
    if (author.importedFrom === undefined) count(author, by === author.voice ? 'bySelf' : 'byOthers')
  return [...counted.values()].sort(compare)
}

function withOneMore(share: Share, fate: Fate): Share {
  const { standing, moved, imported, removed } = share
  if (fate === 'imported') return { ...share, imported: imported + 1 }
  if (fate === 'bySelf' || fate === 'byOthers')
    return { ...share, removed: { ...removed, [fate]: removed[fate] + 1 } }
  return { ...share, standing: standing + 1, moved: moved + (fate === 'moved' ? 1 : 0) }
}

/** Those with most words first; of two with as many the order says nothing, and is the same everywhere. */
function compare(a: Share, b: Share): number {
  return b.standing - a.standing || (`${a.voice} ${a.capacity}` < `${b.voice} ${b.capacity}` ? -1 : 1)
}

function wordsOf(text: SharedText, runs: readonly WrittenRun[]): Found[] {
  const line = runs.map((run) => run.text).join('')
  const found: Found[] = []
  let [at, start] = [0, 0] // the run in which the last word began, and where that begins in the line
  for (const { from, to } of wordsIn(line)) {
    for (let run = runs[at]; run !== undefined && start + run.text.length <= from; run = runs[++at])
      start += run.text.length
    const pieces: Piece[] = []
    for (let index = at, begin = start; begin < to; index++) {
      const run = runs[index]
      if (run === undefined) break
      const first = run.clock + Math.max(from - begin, 0)
      const last = run.clock + Math.min(to - begin, run.text.length)
      pieces.push(...piecesOf(text.attribution, run.client, first, last))
      begin += run.text.length
    }
    found.push(decide(text, pieces))
  }
  return found
}

/** Whose a word is that stands in pieces. */
function decide({ attribution, writerOf }: SharedText, pieces: readonly Piece[]): Found {
  const letters = new Map<string, { author: Author; piece: Piece; length: number }>()
  for (const piece of pieces) {
    const { author } = authorOf(attribution, writerOf, piece.origin)
    const key = `${author.voice} ${author.capacity}${author.importedFrom === undefined ? '' : ' file'}`
    const known = letters.get(key)
    letters.set(key, {
      author,
      piece: known?.piece ?? piece,
      length: (known?.length ?? 0) + piece.length,
    })
  }
  const [most] = [...letters.values()].sort((a, b) => b.length - a.length)
  if (most === undefined) throw new RangeError('a word has letters')
  const { author, piece } = most
  return { author, key: keyOf(attribution, piece.origin), isPlaced: piece.placed !== null }
}

interface RemovedWord extends Found {
  /** The voice of the pen that removed it; null if none was in force. */
  readonly by: string | null
  readonly at: number
}

/** Whole words all of whose letters were removed, where they were typed in a row. */
function* removedFrom(text: SharedText): Generator<RemovedWord> {
  const { attribution, writerOf } = text
  for (const [client, { units, removals }] of attribution.records) {
    if (removals.length === 0) continue
    for (const { from, to } of wordsIn(textOf(units, 0, units.length))) {
      if (!isCovered(removals, from, to) || !text.isOfText(client, from)) continue
      const last = [...spansIn(removals, from, to)].reduce((a, b) => (b.at > a.at ? b : a))
      const by = last.pen === null ? null : (writerOf(last.pen)?.voice ?? null)
      yield { ...decide(text, piecesOf(attribution, client, from, to)), by, at: last.at }
    }
  }
}

/** Of several copies of a word the one that was removed last tells who took it away: the others went as it was moved. */
function isLater(a: RemovedWord, b: RemovedWord): boolean {
  return a.at > b.at || (a.at === b.at && a.isPlaced && !b.isPlaced)
}

function keyOf(attribution: Attribution, origin: Origin): string {
  const { section, client } =
    origin.is === 'here'
      ? { section: attribution.section, client: origin.client }
      : strangerOf(attribution, origin.stranger)
  return `${section} ${client} ${origin.clock}`
}
