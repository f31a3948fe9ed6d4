import { clientIdOf } from '@alongside/protocol'
import * as Y from 'yjs'
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
    this.#manager.on('stack-item-popped', ({ stackItem }) => binding.select(stackItem.meta.get(this) ?? null))
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
    return this.#step(() => this.#manager.undo())
  }

  /** Does again what was undone last; false when there is nothing. */
  redo(): boolean {
    return this.#step(() => this.#manager.redo())
  }

  destroy(): void {
    this.#manager.destroy()
  }

  #step(run: () => unknown): boolean {
    // Yjs writes what it re-creates under the document's own id, which must be the pen's.
    this.#binding.flow.doc.clientID = clientIdOf(this.#pen(), { marker: false, suggestion: false })
    this.#before = this.#binding.selection()
    return run() !== null
  }
}
