import type { DeclaredSource } from '@alongside/protocol'
import { createFlowDoc, Flow, movedIn, takePen } from '@alongside/flow'
import type { Schema } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { bringTaken, onlyCopied } from '../taken/taken.ts'
import { takenBetween } from '../taken/taken-between.ts'
import { wordPosition, type Act } from './acts.ts'
import { FlowBinding, type Host } from './binding.ts'
import type { CannotSuggest } from './propose.ts'
import { FlowUndo } from './undo.ts'

/**
 * A person at an editor without a screen: a real document, binding, undo and editor state. For tests; what the
 * plugin does in a view is done here by `act`.
 */
export class Desk implements Host {
  readonly doc: Y.Doc
  readonly flow: Flow
  readonly binding: FlowBinding
  readonly undo: FlowUndo
  readonly pen: number
  /** Updates that were made here, in order. */
  readonly sent: Uint8Array[] = []
  /** Where words that were put in here were taken from, in order. */
  readonly sources: DeclaredSource[] = []
  /** Hears of every transaction that the binding shows. */
  watch: (transaction: Transaction) => void = () => {}
  state: EditorState
  /** Whether the person suggests and does not write. */
  isSuggesting = false
  /** All pens of the person. */
  ownPens: ReadonlySet<number>
  /** What could not be suggested. */
  readonly refused: CannotSuggest[] = []

  constructor(schema: Schema, pen: number, known: Uint8Array | null = null) {
    this.pen = pen
    this.ownPens = new Set([pen])
    this.doc = createFlowDoc()
    if (known) Y.applyUpdate(this.doc, known)
    takePen(this.doc, pen)
    this.flow = new Flow(this.doc)
    this.binding = new FlowBinding({
      flow: this.flow,
      pen: () => pen,
      suggesting: () => this.isSuggesting,
      ownPens: () => this.ownPens,
      onCannotSuggest: (what) => void this.refused.push(what),
    })
    this.undo = new FlowUndo({ binding: this.binding, pen: () => pen, groupMs: 0 })
    this.state = EditorState.create({ doc: this.binding.document(schema) })
    this.binding.attach(this)
    this.doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin === 'net') return
      this.sent.push(update)
      this.sources.push(...movedIn(transaction))
    })
  }

  /** What the binding shows. */
  dispatch(transaction: Transaction): void {
    this.watch(transaction)
    this.state = this.state.apply(transaction)
  }

  /** What the person does. */
  act(change: (transaction: Transaction, state: EditorState) => Transaction): void {
    const before = this.state
    const transaction = change(before.tr, before)
    this.state = before.apply(transaction)
    if (!transaction.docChanged) return
    this.undo.remember(this.binding.keep(before.doc, before.selection))
    this.binding.push([transaction], before.selection)
  }

  /** Moves or copies what stands between two positions to a third, as the clipboard and dragging do. */
  carry(how: 'move' | 'copy', from: number, to: number, goal: number): void {
    this.act((tr) => {
      const taken = { section: null, words: takenBetween(this.flow, tr.doc, { from, to }) }
      const slice = tr.doc.slice(from, to)
      if (how === 'move') tr.deleteRange(from, to)
      const pos = tr.mapping.map(goal)
      return bringTaken(tr.replaceRange(pos, pos, slice), how === 'move' ? taken : onlyCopied(taken))
    })
  }

  /** Cuts what stands between two places of this section, which are chosen by numbers, and pastes it at one of another. */
  carryTo(other: Desk, section: string, { at, to, choice }: Omit<Act, 'kind'>): void {
    const { doc } = this.state
    const ends = [wordPosition(doc, at), wordPosition(doc, to)].toSorted((a, b) => (a ?? 0) - (b ?? 0))
    const [from = null, end = null] = ends
    if (from === null || end === null || from === end) return
    const words = takenBetween(this.flow, doc, { from, to: end })
    const slice = doc.slice(from, end)
    this.act((tr) => tr.delete(from, end).setMeta('uiEvent', 'cut'))
    other.act((tr) => {
      const goal = wordPosition(tr.doc, choice)
      return goal === null ? tr : bringTaken(tr.replaceRange(goal, goal, slice), { section, words })
    })
  }

  /** Puts the caret, or selects, by positions in the document. */
  select(anchor: number, head = anchor): void {
    this.act((tr) => tr.setSelection(TextSelection.create(tr.doc, anchor, head)))
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'net')
  }

  close(): void {
    this.undo.destroy()
    this.binding.destroy()
    this.flow.close()
    this.doc.destroy()
  }
}

/** Lets everybody have what everybody has. */
export function meet(...desks: readonly Desk[]): void {
  for (const one of desks) {
    for (const other of desks) {
      if (one !== other) one.receive(Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)))
    }
  }
}
