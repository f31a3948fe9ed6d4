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

/**
 * A caret holds on to what is before it: what arrives exactly there comes to stand behind it, so that what is typed
 * on stays together. A selection takes in nothing that arrives at its edges.
 */
export function caretOf(selection: Selection, tr: Transaction): Caret {
  const { anchor, head } = selection
  const ends = [
    { pos: anchor, assoc: anchor < head ? 1 : -1 },
    { pos: head, assoc: head < anchor ? 1 : -1 },
  ]
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
      const [from, to] = ends.map(({ pos }) => tr.doc.resolve(pos))
      if (selection instanceof TextSelection && from && to) tr.setSelection(TextSelection.between(from, to))
    },
  }
}
