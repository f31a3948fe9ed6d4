import type { Id } from '@alongside/flow'
import type { Transaction } from '@tiptap/pm/state'

/** Letters in a row that were taken from a text: unit `i` has the id `{client, clock: clock + i}` there. */
export interface TakenWords extends Id {
  readonly text: string
}

/** Words that were copied, cut, dragged or moved, in their order; a `section` of null is the one of this editor. */
export interface Taken {
  readonly section: string | null
  readonly words: readonly TakenWords[]
}

const key = 'taken'

/** Notes on a transaction where the words that it brings were taken from. */
export function bringTaken(transaction: Transaction, taken: Taken): Transaction {
  return transaction.setMeta(key, taken)
}

/** Where the words that a transaction brings were taken from; undefined for what was typed, as for most. */
export function takenBy(transaction: Transaction): Taken | undefined {
  return transaction.getMeta(key)
}
