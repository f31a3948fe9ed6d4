import type { Asked, Id } from '@alongside/flow'
import type { Transaction } from '@tiptap/pm/state'

/** Letters in a row that were taken from a text: unit `i` has the id `{client, clock: clock + i}` there. */
export interface TakenWords extends Id {
  readonly text: string
  /** The open suggestion that they are of, if they were taken away from where they were and not copied. */
  readonly open?: string
  /** What suggestions said of them there, if they were taken away. */
  readonly asked?: readonly Asked[]
  /** What suggestions said of their block, if the first of them began it and it was taken away. */
  readonly begins?: readonly Asked[]
}

/** Words that were copied, cut, dragged or moved, in their order; a `section` of null is the one of this editor. */
export interface Taken {
  readonly section: string | null
  readonly words: readonly TakenWords[]
}

/** The same words, if they were only copied: what is made of a copy is nobody's suggestion. */
export function onlyCopied({ section, words }: Taken): Taken {
  return { section, words: words.map(({ client, clock, text }) => ({ client, clock, text })) }
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
