import type { Carrying, Flow } from '@alongside/flow'
import { clientIdOf, suggestionEntrySchema } from '@alongside/protocol'
import * as Y from 'yjs'
import { declareBroughtBack } from './brought-back.ts'
import { withMarkers, type Step } from './redo-markers.ts'
import { redoAsked, redoOpen } from './redo-open.ts'
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
      const carrying: Carrying = new Map()
      const { flow } = this.#binding
      const step = withMarkers(
        transaction,
        body,
        stack,
        clientOf(true),
        () => manager[kind](),
        (taken) => {
          if (suggestion) forgetDecided(transaction, flow, taken)
          else redoOpen(transaction, flow, this.#pen(), carrying, taken)
        },
        (markers) => {
          if (!suggestion) redoAsked(transaction, flow, this.#pen(), carrying, markers)
        },
      )
      declareBroughtBack(transaction, clientOf(false))
      if (!suggestion)
        declareBroughtBack(transaction, clientIdOf(this.#pen(), { marker: false, suggestion: true }))
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
function isOpen(flow: Flow, item: Y.Item): boolean {
  const unit = unitOf(flow, item)
  // What a block says of itself goes as the block goes.
  if (unit !== null) return !isDecided(flow, unit)
  const { parentSub, content } = item
  const isEntry = content instanceof Y.ContentAny && suggestionEntrySchema.safeParse(content.arr[0]).success
  return !isEntry || flow.suggestions.entries.some(({ key }) => key === parentSub)
}

/**
 * Leaves out of a step what is not brought back any more: what a block said of itself before it was decided, and entries
 * that had given way to others before these were.
 */
function forgetDecided(transaction: Y.Transaction, flow: Flow, step: Step): void {
  const rest = Y.createDeleteSet()
  Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
    const { client, clock } = struct.id
    const unit = struct instanceof Y.Item ? unitOf(flow, struct) : null
    if (unit !== null && unit !== struct && isDecided(flow, latest(transaction, unit))) return
    // The ids that a fate names hold those of the suggestion's entries.
    if (struct instanceof Y.Item && unit === null && flow.suggestions.isDecided(client, clock, clock + 1))
      return
    const ranges = rest.clients.get(client) ?? []
    ranges.push({ clock, len: struct.length })
    rest.clients.set(client, ranges)
  })
  step.deletions = rest
}

/** The unit of the text that an item is or is within, or null for what is elsewhere. */
function unitOf({ body }: Flow, item: Y.Item): Y.Item | null {
  let unit: Y.Item | null = item
  while (unit !== null && unit.parent !== body)
    unit = unit.parent instanceof Y.AbstractType ? unit.parent._item : null
  return unit
}

/** What an item that was deleted is now, if it was brought back. */
function latest(transaction: Y.Transaction, item: Y.Item): Y.Item {
  let now = item
  while (now.deleted && now.redone !== null) now = Y.getItemCleanStart(transaction, now.redone)
  return now
}

function isDecided({ suggestions }: Flow, { id, length, deleted }: Y.Item): boolean {
  return !deleted && suggestions.isDecided(id.client, id.clock, id.clock + length)
}
