import { TextSelection, type Selection, type Transaction } from '@tiptap/pm/state'

/** Follows both ends of a selection while a transaction is built. */
export interface Caret {
  /** Follows the steps made since it was last asked. */
  follow(): void
  /** The same for a replacement of blocks that moved nothing within them. */
  followInPlace(): void
  /** Puts the selection where its ends have come to. */
  select(): void
}

/** The ends of a selection. */
export interface Ends {
  readonly anchor: number
  readonly head: number
}

/** An end of a selection: a place, the side to which it keeps, and how far before that place it is in the end. */
export interface End {
  readonly pos: number
  readonly assoc: number
  readonly behind: number
}

/**
 * A caret holds on to what is before it: what arrives exactly there comes to stand behind it, so that what is typed
 * on stays together. A selection takes in nothing that arrives at its edges.
 */
export function caretOf(selection: Selection, tr: Transaction): Caret {
  const { anchor, head } = selection
  const ends: [End, End] = [
    { pos: anchor, assoc: anchor < head ? 1 : -1, behind: 0 },
    { pos: head, assoc: head < anchor ? 1 : -1, behind: 0 },
  ]
  const caret = caretAt(ends, tr)
  return selection instanceof TextSelection ? caret : { ...caret, select: () => caret.follow() }
}

/** Follows ends of a selection that count in the document as the transaction has it now. */
export function caretAt(from: readonly [End, End], tr: Transaction): Caret {
  const ends = from.map((end) => ({ ...end }))
  let followed = tr.steps.length
  const follow = () => {
    const mapping = tr.mapping.slice(followed)
    for (const end of ends) end.pos = mapping.map(end.pos, end.assoc)
    followed = tr.steps.length
  }
  return {
    follow,
    followInPlace: () => void (followed = tr.steps.length),
    select: () => {
      follow()
      const [anchor, head] = ends.map(({ pos, behind }) => tr.doc.resolve(Math.max(0, pos - behind)))
      if (anchor && head) tr.setSelection(TextSelection.between(anchor, head))
    },
  }
}
