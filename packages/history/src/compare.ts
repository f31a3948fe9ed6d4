import type { Attribution, WriterOf } from '@alongside/attribution'
import {
  holdsText,
  sameAttributes,
  type BlockAttributes,
  type NumberedBlock,
  type Run,
} from '@alongside/flow'
import type { ChangedBy } from './changed-by.ts'
import { deletedBy, writtenBy, type Done } from './done.ts'
import { cut, entriesOf, type Entry } from './entries.ts'
import { movesIn, type Came } from './moved.ts'
import type { UnitOrder } from './order.ts'
import { OriginKeys } from './origin-keys.ts'
import { stayedInPlace } from './same-place.ts'
import { tokensOf, Units, type Beginning } from './tokens.ts'

/** What became of words since another moment, and who did it; null where nobody in particular did. */
export interface WordsChange {
  readonly is: Came['is']
  readonly done: Done | null
}

/** What became of the beginning of a block. */
export type BlockChange =
  | { readonly is: 'added' | 'removed'; readonly done: Done | null }
  | { readonly is: 'changed'; readonly done: Done | null; readonly was: BlockAttributes }

/** Words with what became of them; null: they stand where they stood. */
export interface ComparedRun extends Run {
  readonly change: WordsChange | null
}

/** A block with what became of it; its runs hold what was removed where it stood. */
export interface ComparedBlock {
  readonly block: NumberedBlock
  readonly change: BlockChange | null
  readonly runs: readonly ComparedRun[]
}

/** Two moments of a section, and what tells who made one into the other. */
export interface Moments {
  /** The blocks as they read at the earlier and at the later moment. */
  readonly before: readonly NumberedBlock[]
  readonly after: readonly NumberedBlock[]
  /** The order of the document at the later moment, or after. */
  readonly order: UnitOrder
  /** Read up to the later moment at least. */
  readonly attribution: Attribution
  readonly writerOf: WriterOf
  readonly changedBy: ChangedBy
}

/**
 * The later of two moments, with what was added, removed and moved since the earlier, and by whom (T6–T12). Without
 * what was removed and moved away it is the later text, without what was added and moved here the earlier.
 */
export function compareMoments(moments: Moments): readonly ComparedBlock[] {
  const { before, after, order, attribution } = moments
  const keys = new OriginKeys(attribution)
  const told = (blocks: readonly NumberedBlock[], others: readonly NumberedBlock[]) =>
    tokensOf(blocks, order, new Units(others))
  const entries = stayedInPlace(entriesOf(told(before, after), told(after, before)), keys)
  const came = movesIn(entries, keys)
  const pages: Page[] = []
  let unbegun: Beginning | null = null
  for (const entry of entries) {
    const { token } = entry
    if (token.type === 'block') {
      // A block that nobody began, and that is gone, shows only if there is no other place for its words.
      if (entry.is === 'gone' && token.id === null) unbegun = token
      else {
        unbegun = null
        pages.push({ block: token.block, change: changeOf(moments, entry, token), runs: [] })
      }
      continue
    }
    const open = pages.at(-1)
    if (unbegun !== null && (open === undefined || !holdsText(open.block.kind)))
      pages.push({ block: unbegun.block, change: { is: 'removed', done: null }, runs: [] })
    unbegun = null
    pages.at(-1)?.runs.push(...runsOf(moments, entry, came.get(entry)))
  }
  return pages
}

/** The blocks of one moment, compared with nothing. */
export function readMoment(blocks: readonly NumberedBlock[]): readonly ComparedBlock[] {
  return blocks.map((block) => ({
    block,
    change: null,
    runs: block.runs.map((run) => ({ ...run, change: null })),
  }))
}

interface Page extends ComparedBlock {
  readonly runs: ComparedRun[]
}

function runsOf(
  { attribution, writerOf }: Moments,
  { token }: Entry,
  came: readonly Came[] | undefined,
): readonly ComparedRun[] {
  if (token.type === 'block') return []
  if (came === undefined) return [{ ...runOf(token), change: null }]
  return came.flatMap(({ is, words }): ComparedRun[] => {
    if (is === 'added' || is === 'movedHere')
      return [{ ...runOf(words), change: { is, done: writtenBy(attribution, writerOf, words) } }]
    return deletedBy(attribution, writerOf, words, words.text.length).map(({ from, to, done }) => ({
      ...runOf(cut(words, from, to)),
      change: { is, done },
    }))
  })
}

function runOf({ text, marks, client, clock, embed }: Run): Run {
  return { text, marks, client, clock, embed }
}

function changeOf(moments: Moments, entry: Entry, { id, block }: Beginning): BlockChange | null {
  const { attribution, writerOf, changedBy } = moments
  if (id === null) return entry.is === 'new' ? { is: 'added', done: null } : null
  if (entry.is === 'new') return { is: 'added', done: writtenBy(attribution, writerOf, id) }
  if (entry.is === 'gone')
    return { is: 'removed', done: deletedBy(attribution, writerOf, id, 1)[0]?.done ?? null }
  const was = 'was' in entry ? (entry.was?.block.asked ?? null) : null
  if (was === null || isSame(was, block.asked)) return null
  return { is: 'changed', done: changedBy(id, differing(was, block.asked)), was }
}

function isSame(a: BlockAttributes, b: BlockAttributes): boolean {
  return sameAttributes(a, b) && JSON.stringify(a.unknown) === JSON.stringify(b.unknown)
}

function differing(a: BlockAttributes, b: BlockAttributes): readonly string[] {
  const entries = Object.entries(b)
  return entries
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(new Map(Object.entries(a)).get(key)))
    .map(([key]) => key)
}
