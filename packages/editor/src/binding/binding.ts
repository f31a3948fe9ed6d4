import {
  declareRestored,
  declareSources,
  placeOf,
  relativeOf,
  suggest,
  suggestionFor,
  write,
  type Change,
  type Flow,
  type Side,
  type Suggesting,
  type Suggestions,
  type Writing,
  noteTaken,
} from '@alongside/flow'
import { penOfSuggestion } from '@alongside/protocol'
import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { restoredBy } from '../restore/restored.ts'
import { fileSourcesOf, importedBy } from '../import/imported.ts'
import { broughtBy, placedBy } from '../taken/brought.ts'
import { sourcesOf } from '../taken/sources-of.ts'
import type { Ends } from './caret.ts'
import { changedRanges, touchedIn } from './changed-ranges.ts'
import { showInstead, type Done } from './instead.ts'
import { nodeOf } from './nodes.ts'
import { placeFrom, positionAt } from './places.ts'
import { planOf, type Operation } from './plan.ts'
import { cannotSuggest, propose, reachOf, removedBy, type CannotSuggest } from './propose.ts'
import { pull, putRight } from './pull.ts'
import { push } from './push.ts'

/** What shows the document: an `EditorView`, or a state and a way to change it. */
export interface Host {
  readonly state: EditorState
  dispatch(transaction: Transaction): void
}

/** A selection that outlives what others do. */
export interface KeptSelection {
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/**
 * Hears of changes of the flow once they are shown, and in which blocks, by their indexes now, a person did something
 * here, also where the flow reads as before: what became a suggestion is shown as it was.
 */
export type ShownListener = (changes: readonly Change[], touched: readonly number[]) => void

/** What a binding needs. */
export interface BindingOptions {
  readonly flow: Flow
  /** The pen that writes, asked for at each transaction since a person may take another one. */
  readonly pen: () => number
  /** Whether what the person does is suggested now, and not written; asked for at each transaction. */
  readonly suggesting?: () => boolean
  /** All pens of this person: what they suggested with any of them is theirs to change (F15d). */
  readonly ownPens?: () => ReadonlySet<number>
  /** Hears that something was undone at once since it cannot be suggested; the page says so in a sentence. */
  readonly onCannotSuggest?: (what: CannotSuggest) => void
}

/**
 * Holds an editor's document and a flow together: what happens in one happens in the other, by the smallest
 * change (F8). It writes only what a person did here; what reading settles is never written back (F5).
 */
export class FlowBinding {
  readonly flow: Flow
  /** The origin of the transactions that suggest; those that write have the binding itself. */
  readonly proposals = Symbol('proposals')
  readonly #options: BindingOptions
  readonly #shown = new Set<ShownListener>()
  #host: Host | null = null
  /** What was suggested when listeners were told last. */
  #suggestions: Suggestions
  #isPushing = false
  #written: readonly Change[] = []
  #arrived: (readonly Change[])[] = []
  readonly #unlisten: () => void

  constructor(options: BindingOptions) {
    const { flow } = options
    this.flow = flow
    this.#options = options
    this.#suggestions = flow.suggestions
    this.#unlisten = flow.listen((changes, { origin }) => {
      if (origin === this || origin === this.proposals) this.#written = changes
      else this.#arrived.push(changes)
    })
    // Only now is every index up to date, should something answer what is shown by writing at once.
    flow.doc.on('afterAllTransactions', this.#show)
  }

  /** The document as the flow reads now, to begin an editor with. */
  document(schema: Schema): Node {
    const blocks = this.flow.blocks().map((block) => nodeOf(schema, block))
    return schema.topNodeType.create(null, [...blocks])
  }

  /** Shows in `host` from now on what arrives in the flow, beginning with what it does not show yet. */
  attach(host: Host): void {
    this.#host = host
    this.#dispatch(this.#putAllRight(host.state))
  }

  /** Whether what the person does is suggested now. */
  get isSuggesting(): boolean {
    return this.#options.suggesting?.() === true
  }

  /** Whether a suggestion is this person's own, with whichever of their pens. */
  isOwn(suggestion: string): boolean {
    const pen = penOfSuggestion(suggestion)
    return pen !== null && (pen === this.#options.pen() || this.#options.ownPens?.().has(pen) === true)
  }

  /** Tells `listener`, once the host shows it, of every change of the flow and of what is suggested in it. */
  onShown(listener: ShownListener): () => void {
    this.#shown.add(listener)
    return () => void this.#shown.delete(listener)
  }

  /**
   * Writes what transactions did in the host, which shows it already, in one Yjs transaction with this origin; or
   * suggests it, and shows what it is as a suggestion, and says where words that it brings were taken from. `selection`
   * is the one before it.
   */
  push(transactions: readonly Transaction[], selection: Ends): void {
    const [first, last] = [transactions[0], transactions.at(-1)]
    if (!first || !last) return
    const ranges = changedRanges(transactions)
    if (ranges.length === 0) return
    const { operations, replaced } = planOf(this.flow, first.before, last.doc, ranges, placedBy(transactions))
    this.#written = []
    this.#isPushing = true
    if (this.isSuggesting) this.#propose({ transactions, selection, replaced }, operations)
    else this.#write(operations, transactions)
    this.#isPushing = false
    const written = this.#written
    this.#written = []
    this.#tell(written, touchedIn(first.before, ranges, written))
  }

  #write(operations: readonly Operation[], transactions: readonly Transaction[]): void {
    const pen = this.#options.pen()
    const brought = broughtBy(transactions)
    const isCut = transactions.some((one) => one.getMeta('uiEvent') === 'cut')
    const restored = transactions.map(restoredBy).find((seq) => seq !== undefined)
    const file = transactions.map(importedBy).find((from) => from !== undefined)
    const act = (writing: Writing) => {
      if (isCut) noteTaken(writing, pen, removedBy(this.flow, operations))
      const inserted = push(writing, pen, operations, brought)
      declareSources(writing.transaction, file ? fileSourcesOf(inserted, file) : sourcesOf(inserted, brought))
      if (restored !== undefined) declareRestored(writing.transaction, restored)
    }
    write(this.flow, pen, act, this)
    const host = this.#host
    if (host === null) return
    const isAligned = host.state.doc.childCount === this.flow.count
    const parts = this.#written.map(({ index, blocks }) => ({ index, count: blocks.length, blocks }))
    this.#dispatch(isAligned ? putRight(host.state, parts) : this.#putAllRight(host.state))
  }

  #propose(done: Done, operations: readonly Operation[]): void {
    const { flow } = this
    const pen = this.#options.pen()
    const ownPens = this.#options.ownPens?.()
    const { from, to } = reachOf(operations)
    const by = { pen, suggestion: suggestionFor(flow, pen, from, to), ...(ownPens && { ownPens }) }
    const problem = cannotSuggest(flow, by, operations)
    const brought = broughtBy(done.transactions)
    const file = done.transactions.map(importedBy).find((from) => from !== undefined)
    const act = (suggesting: Suggesting) => {
      const inserted = propose(suggesting, operations)
      const sources = file ? fileSourcesOf(inserted, file) : sourcesOf(inserted, brought)
      declareSources(suggesting.writing.transaction, sources)
    }
    if (problem === null) suggest(flow, by, act, this.proposals)
    const host = this.#host
    if (host === null) return
    this.#dispatch(showInstead(host.state, done, this.#written))
    if (host.state.doc.childCount !== flow.count) this.#dispatch(this.#putAllRight(host.state))
    if (problem !== null) this.#options.onCannotSuggest?.(problem)
  }

  /** A Yjs relative position for a position in the document (F9). */
  relativeFrom(doc: Node, pos: number, side: Side): Y.RelativePosition {
    return relativeOf(this.flow, placeFrom(doc, pos), side)
  }

  /** The position in the document where a relative position stands now, or null when it is not of this flow. */
  positionOf(doc: Node, relative: Y.RelativePosition): number | null {
    const place = placeOf(this.flow, relative)
    return place === null ? null : positionAt(doc, place)
  }

  /** A selection of the document as it was written last, kept by what it holds on to; null without a host. */
  keep(doc: Node, { anchor, head }: { readonly anchor: number; readonly head: number }): KeptSelection {
    // An empty selection holds on to the left, a wider one to what it holds.
    const side = (pos: number, other: number): Side => (pos < other ? 0 : -1)
    return {
      anchor: this.relativeFrom(doc, anchor, side(anchor, head)),
      head: this.relativeFrom(doc, head, side(head, anchor)),
    }
  }

  /** The host's selection now, or null without a host. */
  selection(): KeptSelection | null {
    const host = this.#host
    return host && this.keep(host.state.doc, host.state.selection)
  }

  /** Gives the host a selection back, as far as it still has a place. */
  select(kept: KeptSelection | null): void {
    const host = this.#host
    if (host === null || kept === null) return
    const { doc, tr } = host.state
    const [anchor, head] = [this.positionOf(doc, kept.anchor), this.positionOf(doc, kept.head)]
    if (anchor === null || head === null) return
    const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
    host.dispatch(tr.setSelection(selection).setMeta('addToHistory', false).scrollIntoView())
  }

  /** Stops; the flow stays open. */
  destroy(): void {
    this.#unlisten()
    this.flow.doc.off('afterAllTransactions', this.#show)
    this.#host = null
  }

  #tell(changes: readonly Change[], touched: readonly number[]): void {
    this.#suggestions = this.flow.suggestions
    for (const listener of this.#shown) listener(changes, touched)
  }

  readonly #show = (): void => {
    const arrived = this.#arrived.flat()
    const host = this.#host
    this.#arrived = []
    if (host === null) return
    if (arrived.length > 0) {
      this.#dispatch(pull(host.state, arrived))
      if (host.state.doc.childCount !== this.flow.count) this.#dispatch(this.#putAllRight(host.state))
    } else if (this.#isPushing || this.flow.suggestions === this.#suggestions) return
    this.#tell(arrived, [])
  }

  #putAllRight(state: EditorState): Transaction | null {
    return putRight(state, [{ index: 0, count: state.doc.childCount, blocks: this.flow.blocks() }])
  }

  #dispatch(transaction: Transaction | null): void {
    if (transaction) this.#host?.dispatch(transaction)
  }
}
