import type { Change } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { Range } from './changed-ranges.ts'
import { finish, showChanges } from './pull.ts'
import { caretAt, caretOf, type Ends } from './caret.ts'

/** What a person did that became a suggestion, or was refused. */
export interface Done {
  /** What they did, the last of which led to the state. */
  readonly transactions: readonly Transaction[]
  /** The selection before it. */
  readonly selection: Ends
  /** The stretches that it replaced. */
  readonly replaced: readonly Range[]
}

/**
 * The transaction that shows, in place of what a person did, what became of it in the flow: words that they took
 * away stand again, and the caret goes on where their hand was. Null where it is shown already.
 */
export function showInstead(
  state: EditorState,
  { transactions, selection, replaced }: Done,
  changes: readonly Change[],
): Transaction | null {
  const { tr } = state
  for (const { steps, docs } of transactions.toReversed()) {
    for (const [index, step] of [...steps.entries()].toReversed()) {
      const before = docs[index]
      if (before) tr.step(step.invert(before))
    }
  }
  const { anchor, head } = state.selection
  const isForward =
    selection.anchor === selection.head && replaced.some(({ from }) => from === selection.head)
  const ends = [anchor, head].map((pos) => endOf(pos, replaced, isForward))
  const [first, second] = ends
  if (!first || !second) return null
  const isText = state.selection instanceof TextSelection
  const caret = isText ? caretAt([first, second], tr) : caretOf(state.selection, tr)
  showChanges(tr, caret, changes)
  const chosen = state.storedMarks ?? marksAt(state.doc, state.selection.head)
  if (tr.doc.eq(state.doc)) return null
  const shown = finish(state, tr, caret)
  const { $head, empty } = tr.selection
  // Marks of suggested words are not in the text, so what is typed on would be without them.
  const isMarked = empty && $head.parent.isTextblock && chosen.some((mark) => !mark.isInSet($head.marks()))
  if (isMarked && replaced.some(({ newFrom, newTo }) => newFrom < newTo)) shown?.setStoredMarks(chosen)
  return shown
}

function marksAt(doc: Node, pos: number) {
  return doc.resolve(pos).marks()
}

/** Where an end of the selection stood before what was done, and to which side it keeps. */
function endOf(pos: number, replaced: readonly Range[], isForward: boolean) {
  let growth = 0
  for (const { from, to, newFrom, newTo } of replaced) {
    if (pos < newFrom) break
    if (pos <= newTo) {
      // In what was added it keeps its distance from the end; in what was taken away, the side that it came from.
      if (newFrom < newTo) return { pos: to, assoc: 1, behind: newTo - pos }
      return isForward ? { pos: to, assoc: 1, behind: 0 } : { pos: from, assoc: -1, behind: 0 }
    }
    growth = newTo - to
  }
  return { pos: pos - growth, assoc: -1, behind: 0 }
}
