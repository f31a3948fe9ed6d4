import type { Flow } from '@alongside/flow'
import { clientIdOf, suggestionEntrySchema } from '@alongside/protocol'
import * as Y from 'yjs'
import { withMarkers } from './redo-markers.ts'
import type { FlowBinding, KeptSelection } from './binding.ts'

/** How changes are undone. */
export interface UndoOptions {
  readonly binding: FlowBinding
  readonly pen: () => number
  /** Changes that follow each other within this time are undone together; 500 by default. */
  readonly groupMs?: number
}

/**
 * Undo and redo of what this person did here, and only of that (F10). The selection comes back with it. What was
 * written and what was suggested are taken back each in its own mode, so that no undo of someone who suggests
 * writes. Whoever has made one destroys it.
 */
export class FlowUndo {
  readonly #written: Y.UndoManager
  readonly #suggested: Y.UndoManager
  readonly #binding: FlowBinding
  readonly #pen: () => number
  #before: KeptSelection | null = null

  constructor({ binding, pen, groupMs = 500 }: UndoOptions) {
    this.#binding = binding
    this.#pen = pen
    const { flow } = binding
    const captureTimeout = groupMs
    this.#written = new Y.UndoManager(flow.body, {
      doc: flow.doc,
      captureTimeout,
      trackedOrigins: new Set([binding]),
    })
    // A suggestion is words and entries, which stand in maps of their own.
    this.#suggested = new Y.UndoManager(flow.doc, {
      captureTimeout,
      trackedOrigins: new Set([binding.proposals]),
      deleteFilter: (item) => isOpen(flow, item),
    })
    for (const manager of [this.#written, this.#suggested])
      manager.on('stack-item-added', ({ stackItem }) => void stackItem.meta.set(this, this.#before))
  }

  get #manager(): Y.UndoManager {
    return this.#binding.isSuggesting ? this.#suggested : this.#written
  }

  /** Call it before what a person did is written, with the selection from before they did it. */
  remember(kept: KeptSelection | null): void {
    this.#before = kept
  }

  /** What comes next is undone by itself, as after the caret was put elsewhere. */
  separate(): void {
    this.#written.stopCapturing()
    this.#suggested.stopCapturing()
  }

  get canUndo(): boolean {
    return this.#manager.canUndo()
  }

  get canRedo(): boolean {
    return this.#manager.canRedo()
  }

  /** Takes back the last thing this person did here; false when there is none. */
  undo(): boolean {
    return this.#step('undo')
  }

  /** Does again what was undone last; false when there is nothing. */
  redo(): boolean {
    return this.#step('redo')
  }

  destroy(): void {
    this.#written.destroy()
    this.#suggested.destroy()
  }

  #step(kind: 'undo' | 'redo'): boolean {
    const manager = this.#manager
    const { body, doc } = this.#binding.flow
    const suggestion = this.#binding.isSuggesting
    const clientOf = (marker: boolean) => clientIdOf(this.#pen(), { marker, suggestion })
    const own = doc.clientID
    // Yjs writes what it re-creates under the document's own id, which must be the pen's.
    doc.clientID = clientOf(false)
    this.#before = this.#binding.selection()
    const stack = kind === 'undo' ? manager.undoStack : manager.redoStack
    const done = doc.transact((transaction) => {
      const step = withMarkers(transaction, body, stack, clientOf(true), () => manager[kind]())
      // Yjs looks at these when the transaction ends, which is after its own method has cleared them.
      manager.undoing = kind === 'undo'
      manager.redoing = kind === 'redo'
      return step
    }, manager)
    manager.undoing = false
    manager.redoing = false
    // What others ask of the document, such as whose presence this is, is the pen's own id.
    if (suggestion) doc.clientID = own
    return this.#giveBack(done)
  }

  #giveBack(step: ReturnType<Y.UndoManager['undo']>): boolean {
    if (step === null) return false
    this.#binding.select(step.meta.get(this) ?? null)
    return true
  }
}

/**
 * Says whether an item of a suggestion may still be taken back by its person: not once it was decided (F15d). Where
 * a suggestion begins is never taken back, since others of the pen may follow it.
 */
function isOpen({ suggestions }: Flow, { id, length, parentSub, content }: Y.Item): boolean {
  if (parentSub === null) return !suggestions.isDecided(id.client, id.clock, id.clock + length)
  if (!(content instanceof Y.ContentAny)) return true
  const isEntry = suggestionEntrySchema.safeParse(content.arr[0]).success
  return !isEntry || suggestions.entries.some(({ key }) => key === parentSub)
}
