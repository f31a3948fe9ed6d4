import { clientIdOf } from '@alongside/protocol'
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
 * Undo and redo of what this person did here, and only of that (F10). The selection comes back with it. Whoever has
 * made one destroys it.
 */
export class FlowUndo {
  readonly #manager: Y.UndoManager
  readonly #binding: FlowBinding
  readonly #pen: () => number
  #before: KeptSelection | null = null

  constructor({ binding, pen, groupMs = 500 }: UndoOptions) {
    this.#binding = binding
    this.#pen = pen
    const { body, doc } = binding.flow
    this.#manager = new Y.UndoManager(body, {
      doc,
      captureTimeout: groupMs,
      trackedOrigins: new Set([binding]),
    })
    this.#manager.on('stack-item-added', ({ stackItem }) => void stackItem.meta.set(this, this.#before))
  }

  /** Call it before what a person did is written, with the selection from before they did it. */
  remember(kept: KeptSelection | null): void {
    this.#before = kept
  }

  /** What comes next is undone by itself, as after the caret was put elsewhere. */
  separate(): void {
    this.#manager.stopCapturing()
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
    this.#manager.destroy()
  }

  #step(kind: 'undo' | 'redo'): boolean {
    const manager = this.#manager
    const { body, doc } = this.#binding.flow
    const clientOf = (marker: boolean) => clientIdOf(this.#pen(), { marker, suggestion: false })
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
    return this.#giveBack(done)
  }

  #giveBack(step: ReturnType<Y.UndoManager['undo']>): boolean {
    if (step === null) return false
    this.#binding.select(step.meta.get(this) ?? null)
    return true
  }
}
