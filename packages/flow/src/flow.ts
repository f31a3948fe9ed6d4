import type { IdRange } from '@alongside/protocol'
import type * as Y from 'yjs'
import type { Block } from './block.ts'
import type { Moved } from './anchor-finder.ts'
import { bodyOf } from './doc.ts'
import { editsBetween, type Edit } from './edits.ts'
import { idFollower, letterFinder, type FoundLetters } from './follow.ts'
import { sameFormats } from './marks.ts'
import { blocksOf } from './read-blocks.ts'
import { nextMarker, readSegment, readSegments, type Segment, type Sight } from './segment.ts'
import { aboveNext, nothingAbove, sameAbove, type Above } from './settle.ts'
import { movedIn } from './sources.ts'
import { changedSuggestions, readSuggestions, type Follow, type Suggestions } from './suggestions.ts'
import { itemsOf, touchedItems } from './touched.ts'

/** Neighbouring blocks that read differently after a transaction. */
export interface Change {
  /** Index of the first of them, in the flow as it reads after the transaction. */
  readonly index: number
  readonly old: readonly Block[]
  readonly blocks: readonly Block[]
  /**
   * What was replaced, counted from behind the first block's marker (or from the flow's beginning when that has
   * none); empty when only attributes and marks changed.
   */
  readonly edits: readonly Edit[]
}

/** Hears of each transaction that changed how the flow reads; `changes` are in order and do not overlap. */
export type FlowListener = (changes: readonly Change[], transaction: Y.Transaction) => void

interface Entry {
  readonly segment: Segment
  above: Above
  blocks: readonly Block[]
  /** What the entry took the place of in the transaction under way; null when it is as it was. */
  replaced:
    { readonly blocks: readonly Block[]; readonly edits: readonly Edit[] } | 'with the one before' | null
}

interface Located {
  readonly block: Block
  readonly segment: Segment
}

/**
 * An open flow: the blocks of a document, kept up to date at the cost of each change and not of the document
 * (F8). It never writes by itself (F5). Close it when it is no longer needed.
 */
export class Flow {
  readonly doc: Y.Doc
  readonly body: Y.Text
  #entries: Entry[] = []
  #markers = new Set<Y.Item>()
  #located: Located[] = []
  readonly #listeners = new Set<FlowListener>()
  #sight: Sight
  /** What was told of words that were taken elsewhere, and behind it what was said here since. */
  #moved: readonly Moved[] = []
  #follow: Follow | null = null
  #find: ReturnType<typeof letterFinder> | null = null

  constructor(doc: Y.Doc) {
    this.doc = doc
    this.body = bodyOf(doc)
    this.#sight = { suggestions: readSuggestions(doc), reading: 'shown' }
    const segments = readSegments(this.body, this.#sight)
    let above = nothingAbove
    for (const segment of segments) {
      const blocks = blocksOf(segment, above, segments.length === 1)
      const entry: Entry = { segment, above, blocks, replaced: null }
      this.#entries.push(entry)
      above = belowOf(blocks, above)
      if (segment.marker) this.#markers.add(segment.marker)
      this.#located.push(...locate(entry))
    }
    doc.on('afterTransaction', this.#refresh)
  }

  /** What is suggested and decided now. */
  get suggestions(): Suggestions {
    return this.#sight.suggestions
  }

  /** How many blocks there are; at least one. */
  get count(): number {
    return this.#located.length
  }

  /** Length of all words, in UTF-16 units; an embed counts 1. */
  get chars(): number {
    return this.body.length - this.#markers.size
  }

  /** The block at an index; throws `RangeError` when there is none. */
  block(index: number): Block {
    return this.#at(index).block
  }

  /** The blocks between two indexes. */
  blocks(from = 0, to = this.#located.length): readonly Block[] {
    return this.#located.slice(from, to).map(({ block }) => block)
  }

  /** The segment that a block was read from; throws `RangeError` when there is no such block. */
  segment(index: number): Segment {
    return this.#at(index).segment
  }

  /** Index of the block that holds the words behind a marker (null: before the first), or -1. */
  indexOf(marker: Y.Item | null): number {
    return this.#located.findLastIndex(({ segment }) => segment.marker === marker)
  }

  /** Indexes of the blocks that hold some of these ids, in order. */
  indexesOf(ids: readonly IdRange[]): readonly number[] {
    const anchors = this.#anchorsOf(itemsOf(this.doc, this.body, ids))
    if (anchors.size === 0) return []
    return this.#located.flatMap(({ segment }, index) => (anchors.has(segment.marker) ? [index] : []))
  }

  /**
   * Knows from now on which letters were taken from others, all of them, in the order in which it was done: what is
   * suggested of letters follows them (F42). What a transaction here says of its own letters is known at once.
   */
  follow(moved: readonly Moved[]): void {
    const isTold = (one: Moved) =>
      moved.some(
        ({ client, clock, length }) =>
          client === one.client && clock <= one.clock && one.clock + one.length <= clock + length,
      )
    this.#moved = [...moved, ...this.#moved.filter((one) => !isTold(one))]
    this.#follow = null
    this.#find = null
    this.#followEntries()
  }

  /** Where the letters of a range stand now, as far as it is known that they were taken elsewhere or written anew. */
  lettersOf(range: IdRange): readonly FoundLetters[] {
    this.#find ??= letterFinder(this.doc, this.#moved)
    return this.#find(range)
  }

  /** Tells `listener` of every later change; returns how to stop. */
  listen(listener: FlowListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  close(): void {
    this.doc.off('afterTransaction', this.#refresh)
    this.#listeners.clear()
  }

  #at(index: number): Located {
    const located = this.#located[index]
    if (!located) throw new RangeError(`there is no block ${index} among ${this.#located.length}`)
    return located
  }

  readonly #refresh = (transaction: Y.Transaction): void => {
    const changed = changedSuggestions(transaction)
    const before = this.suggestions
    if (changed.size > 0)
      this.#sight = { suggestions: readSuggestions(this.doc, { before, changed }), reading: 'shown' }
    const hasMoved = this.#noteMoved(transaction)
    // What a person types takes nothing away; all else may have, or may have brought what was told of before.
    if (hasMoved || changed.size > 0 || transaction.deleteSet.clients.size > 0 || !transaction.local)
      this.#followEntries()
    // A fate changes how what was suggested reads, without touching it, and so does where a suggestion begins.
    const regrouped =
      changed.size === 0 ? [] : [...before.idsUnder(changed), ...this.suggestions.idsUnder(changed)]
    const anchors = this.#anchorsOf([
      ...touchedItems(transaction, this.body),
      ...itemsOf(this.doc, this.body, regrouped),
    ])
    if (anchors.size === 0) return
    // From the end to the beginning, so that what is replaced does not move what is still to come.
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index]
      if (entry && anchors.has(entry.segment.marker)) this.#reread(transaction, index)
    }
    const changes = this.#settle()
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes, transaction)
  }

  #noteMoved(transaction: Y.Transaction): boolean {
    const moved = movedIn(transaction).flatMap(({ from, ...letters }): Moved[] =>
      from.section === null ? [{ ...letters, from }] : [],
    )
    if (moved.length === 0) return false
    this.#moved = [...this.#moved, ...moved]
    this.#follow = null
    this.#find = null
    return true
  }

  #followEntries(): void {
    const { suggestions, reading } = this.#sight
    if (this.#moved.length === 0 || suggestions.entries.length === 0) return
    this.#follow ??= idFollower(this.doc, this.#moved)
    this.#sight = { suggestions: suggestions.following(this.#follow), reading }
  }

  /** The standing markers (null: the beginning) that are known and behind which these items are. */
  #anchorsOf(items: Iterable<Y.Item>): Set<Y.Item | null> {
    const anchors = new Set<Y.Item | null>()
    const seen = new Set<Y.Item>()
    for (const touched of items) {
      let item: Y.Item | null = touched
      while (item !== null && !seen.has(item) && !(this.#markers.has(item) && !item.deleted)) {
        seen.add(item)
        item = item.left
      }
      if (item === null || !seen.has(item)) anchors.add(item)
    }
    return anchors
  }

  /** Reads anew from the entry at `index` up to the next one that still stands as it was. */
  #reread(transaction: Y.Transaction, index: number): void {
    let end = index + 1
    while (this.#entries[end]?.segment.marker?.deleted === true) end++
    const first = this.#entries[index]?.segment
    if (!first) return
    const segments: Segment[] = []
    const before = this.#entries[end]?.segment.marker ?? null
    let marker = first.marker
    let formats = first.formats
    do {
      const segment = readSegment(this.body, marker, formats, this.#sight)
      segments.push(segment)
      formats = segment.formatsAfter
      marker = nextMarker(this.body, marker, this.#sight)
    } while (marker !== before)
    const old = this.#entries.slice(index, end)
    for (const { segment } of old) if (segment.marker) this.#markers.delete(segment.marker)
    for (const segment of segments) if (segment.marker) this.#markers.add(segment.marker)
    const edits = editsBetween(transaction, this.body, first.marker, before)
    const fresh = segments.map((segment, at): Entry => ({
      segment,
      above: nothingAbove,
      blocks: [],
      replaced: at > 0 ? 'with the one before' : { blocks: old.flatMap((entry) => entry.blocks), edits },
    }))
    this.#entries.splice(index, end - index, ...fresh)
    const next = this.#entries[index + fresh.length]
    if (next && !sameFormats(next.segment.formats, formats)) this.#reformat(index + fresh.length, formats)
  }

  /** A format that reaches over a marker changes the blocks behind it, until one where it makes no difference. */
  #reformat(from: number, formats: Segment['formats']): void {
    let inForce = formats
    for (let index = from; index < this.#entries.length; index++) {
      const entry = this.#entries[index]
      if (!entry || sameFormats(entry.segment.formats, inForce)) return
      const segment = readSegment(this.body, entry.segment.marker, inForce, this.#sight)
      inForce = segment.formatsAfter
      const replaced = entry.replaced ?? { blocks: entry.blocks, edits: [] }
      this.#entries[index] = { segment, above: entry.above, blocks: [], replaced }
    }
  }

  /** Settles what was read anew, and what stands below it as far as that makes a difference. */
  #settle(): Change[] {
    const changes: (Change & { readonly located: Located[] })[] = []
    let above = nothingAbove
    let index = 0
    for (const entry of this.#entries) {
      if (entry.replaced !== null || !sameAbove(entry.above, above)) {
        const { replaced, blocks: before } = entry
        entry.blocks = blocksOf(entry.segment, above, this.#entries.length === 1)
        entry.above = above
        entry.replaced = null
        const located = locate(entry)
        const open = changes.at(-1)
        if (replaced === 'with the one before' && open) open.located.push(...located)
        else if (replaced === null || typeof replaced === 'string') {
          changes.push({ index, old: before, blocks: [], edits: [], located })
        } else changes.push({ index, old: replaced.blocks, blocks: [], edits: replaced.edits, located })
      }
      index += entry.blocks.length
      above = belowOf(entry.blocks, above)
    }
    return changes.map(({ index, old, edits, located }) => {
      this.#located.splice(index, old.length, ...located)
      return { index, old, edits, blocks: located.map(({ block }) => block) }
    })
  }
}

function locate({ blocks, segment }: Entry): Located[] {
  return blocks.map((block) => ({ block, segment }))
}

/** What stands above the next block, once these have been read below `above`. */
function belowOf(blocks: readonly Block[], above: Above): Above {
  const last = blocks.at(-1)
  return last ? aboveNext(last) : above
}
