import { relativeOf, placeOf, write, type Change, type Flow, type Side } from '@alongside/flow'
import type { Node, Schema } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { changedRanges } from './changed-ranges.ts'
import { nodeOf } from './nodes.ts'
import { placeFrom, positionAt } from './places.ts'
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

/** What a binding needs. */
export interface BindingOptions {
  readonly flow: Flow
  /** The pen that writes, asked for at each transaction since a person may take another one. */
  readonly pen: () => number
}

/**
 * Holds an editor's document and a flow together: what happens in one happens in the other, by the smallest
 * change (F8). It writes only what a person did here; what reading settles is never written back (F5).
 */
export class FlowBinding {
  readonly flow: Flow
  readonly #pen: () => number
  #host: Host | null = null
  #written: readonly Change[] = []
  #arrived: (readonly Change[])[] = []
  readonly #unlisten: () => void

  constructor({ flow, pen }: BindingOptions) {
    this.flow = flow
    this.#pen = pen
    this.#unlisten = flow.listen((changes, { origin }) => {
      if (origin === this) this.#written = changes
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

  /** Writes what transactions did in the host, which shows it already, in one Yjs transaction with this origin. */
  push(transactions: readonly Transaction[]): void {
    const [first, last] = [transactions[0], transactions.at(-1)]
    if (!first || !last) return
    const ranges = changedRanges(transactions)
    if (ranges.length === 0) return
    this.#written = []
    write(this.flow, this.#pen(), (writing) => push(writing, first.before, last.doc, ranges), this)
    const written = this.#written
    this.#written = []
    const host = this.#host
    if (host === null) return
    const isAligned = host.state.doc.childCount === this.flow.count
    const parts = written.map(({ index, blocks }) => ({ index, count: blocks.length, blocks }))
    this.#dispatch(isAligned ? putRight(host.state, parts) : this.#putAllRight(host.state))
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

  readonly #show = (): void => {
    const arrived = this.#arrived
    const host = this.#host
    this.#arrived = []
    if (host === null || arrived.length === 0) return
    this.#dispatch(pull(host.state, arrived.flat()))
    if (host.state.doc.childCount !== this.flow.count) this.#dispatch(this.#putAllRight(host.state))
  }

  #putAllRight(state: EditorState): Transaction | null {
    return putRight(state, [{ index: 0, count: state.doc.childCount, blocks: this.flow.blocks() }])
  }

  #dispatch(transaction: Transaction | null): void {
    if (transaction) this.#host?.dispatch(transaction)
  }
}
