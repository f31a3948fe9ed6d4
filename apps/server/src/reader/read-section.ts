import { authorsOf, type AuthoredRun, type Attribution } from '@alongside/attribution'
import {
  proposalFinder,
  readBlocks,
  textOf,
  type NumberedBlock,
  type Proposals,
  type ProposedWords,
  type Suggestions,
} from '@alongside/flow'
import { penOf, type BlockView, type LetterSpan, type RunView, type Writer } from '@alongside/protocol'
import type * as Y from 'yjs'
import { followedSuggestions } from './followed.ts'

/** Words of one writer, and what is suggested for them. */
export interface ReadRun extends AuthoredRun {
  readonly suggested?: NonNullable<RunView['suggested']>
}

/** A block as everybody reads it, with whose words it holds. */
export interface ReadBlock extends Omit<BlockView, 'runs'> {
  readonly runs: readonly ReadRun[]
}

/** A section as it read after row `seq`. */
export interface SectionRead {
  readonly seq: number
  readonly blocks: readonly ReadBlock[]
  /** The blocks as they read with what is suggested; null where nothing is. */
  readonly shown: readonly ReadBlock[] | null
  /** Letters that were typed for another and deleted, with whose hand it was. */
  readonly removals: readonly (LetterSpan & { readonly hand: string })[]
  /** Later rows cannot be read (S37): when the last one was saved that can; left out where all can. */
  readonly asOf?: number
}

type Authors = (runs: NumberedBlock['runs']) => readonly AuthoredRun[]

/** Reads a document with whose words it holds. Throws `RangeError` for words that the log gives to nobody. */
export function readSection(
  doc: Y.Doc,
  seq: number,
  writers: readonly Writer[],
  attribution: Attribution,
): SectionRead {
  const byPen = new Map(writers.map((writer) => [writer.pen, writer]))
  const authors: Authors = (runs) => authorsOf(runs, (pen) => byPen.get(pen), attribution)
  const suggestions = followedSuggestions(doc, attribution, (pen) => byPen.get(pen))
  const blocks = readBlocks(doc).map((block) => ({ ...lookOf(block), runs: authors(block.runs) }))
  return {
    seq,
    blocks,
    shown: readShown(doc, authors, suggestions),
    removals: removalsIn(byPen, attribution),
  }
}

function removalsIn(byPen: ReadonlyMap<number, Writer>, { records }: Attribution): SectionRead['removals'] {
  return [...records].flatMap(([client, { removals }]) => {
    const writer = byPen.get(penOf(client) ?? 0)
    if (writer === undefined || writer.hand === writer.voice) return []
    return removals.flatMap(({ from, to, pen }) => {
      const hand = byPen.get(pen ?? 0)?.hand
      return hand === undefined ? [] : [{ client, clock: from, length: to - from, hand }]
    })
  })
}

function readShown(doc: Y.Doc, authors: Authors, suggestions: Suggestions): readonly ReadBlock[] | null {
  const find = proposalFinder(suggestions)
  const read = readBlocks(doc, 'shown').map((block) => ({ block, found: find(block) }))
  // Mostly nothing is suggested: then nobody's authors are worked out a second time.
  if (read.every(({ found }) => found.words.length === 0 && found.block.length === 0)) return null
  return read.map(({ block, found: { words, block: changes } }) => ({
    ...lookOf(block),
    runs: suggestedRuns(block, words, authors),
    ...(changes.length > 0 && { suggested: changes.map(blockView) }),
  }))
}

function lookOf(block: NumberedBlock): Omit<ReadBlock, 'runs'> {
  const { kind, level, list, depth, checked, cont, number, box, file, alt, decorative } = block
  return {
    kind,
    ...(level === null ? {} : { level }),
    list,
    depth,
    checked,
    cont,
    number,
    box: box === null ? null : { ...box },
    ...(kind === 'image' ? { file, alt, decorative } : {}),
    text: textOf(block),
  }
}

/** The words of a block, parted wherever something else is suggested for them. */
function suggestedRuns(block: NumberedBlock, words: readonly ProposedWords[], authors: Authors): ReadRun[] {
  const edges = words.flatMap(({ from, to }) => [from, to])
  const cuts = [...new Set([0, ...edges, textOf(block).length])].sort((a, b) => a - b)
  return cuts.flatMap((from, index) => {
    const to = cuts[index + 1]
    if (to === undefined) return []
    const suggested = words.filter((one) => one.from < to && from < one.to).map(wordsView)
    const runs = authors(runsBetween(block, from, to))
    return suggested.length === 0 ? runs : runs.map((run) => ({ ...run, suggested }))
  })
}

function runsBetween({ runs }: NumberedBlock, from: number, to: number): NumberedBlock['runs'] {
  let offset = 0
  return runs.flatMap((run) => {
    const start = Math.max(from - offset, 0)
    const text = run.text.slice(start, Math.max(to - offset, 0))
    offset += run.text.length
    return text === '' ? [] : [{ ...run, text, clock: run.clock + start }]
  })
}

function wordsView(words: ProposedWords): NonNullable<RunView['suggested']>[number] {
  const { suggestion } = words
  return words.is === 'mark'
    ? { is: 'mark', suggestion, name: words.name, on: words.value !== null }
    : { is: words.is, suggestion }
}

function blockView(change: Proposals['block'][number]): NonNullable<BlockView['suggested']>[number] {
  const { suggestion } = change
  return change.is === 'look'
    ? { is: 'look', suggestion, changes: change.changes }
    : { is: change.is, suggestion }
}
