import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { changedRanges } from '../binding/changed-ranges.ts'
import { tokensBetween } from '../binding/tokens.ts'
import { align } from './align.ts'
import { inRow, overlaps, type Span } from './overlaps.ts'
import { takenBy, type TakenWords } from './taken.ts'

/** Letters of a block, `start` units behind its beginning, that were taken from elsewhere, where they have these ids. */
export interface Brought extends Span {
  readonly section: string | null
  readonly words: TakenWords
}

const placedKey = 'placed'

/** Notes on a transaction where all words of the document that it makes come from, block by block. */
export function bringPlaced(transaction: Transaction, placed: ReadonlyMap<number, readonly Brought[]>): void {
  transaction.setMeta(placedKey, placed)
}

/** Where all words of the document that transactions make come from, block by block; null where that was not noted. */
export function placedBy(
  transactions: readonly Transaction[],
): ReadonlyMap<number, readonly Brought[]> | null {
  const placed: ReadonlyMap<number, readonly Brought[]> | undefined = transactions.at(-1)?.getMeta(placedKey)
  return placed ?? null
}

/** The letters that transactions brought from elsewhere, by the index of the block where they stand after all of them. */
export function broughtBy(transactions: readonly Transaction[]): ReadonlyMap<number, readonly Brought[]> {
  const brought = new Map<number, Brought[]>()
  const last = transactions.at(-1)
  const placed = placedBy(transactions)
  if (placed !== null) return placed
  const doc = last?.doc
  for (const [index, transaction] of transactions.entries()) {
    const taken = takenBy(transaction)
    if (taken === undefined || doc === undefined) continue
    const since = new Mapping(transactions.slice(index + 1).flatMap(({ mapping }) => mapping.maps))
    const letters = inRow(changedRanges([transaction]).flatMap((range) => lettersIn(doc, range, since)))
    const words = inRow(taken.words.map((one) => ({ words: one, length: one.text.length })))
    const same = align(taken.words.map(({ text }) => text).join(''), letters.map(({ text }) => text).join(''))
    for (const { at, from: first, length } of same) {
      for (const letter of overlaps(letters, at, at + length)) {
        const from = first + letter.from - at
        for (const word of overlaps(words, from, from + letter.to - letter.from)) {
          const { begins, ...words } = word.span.words
          const { clock, text } = words
          const [begin, end] = [word.from - word.span.start, word.to - word.span.start]
          const { block, offset } = letter.span
          push(brought, block, {
            start: offset + letter.from - letter.span.start + word.from - from,
            length: end - begin,
            section: taken.section,
            words: {
              ...words,
              clock: clock + begin,
              text: text.slice(begin, end),
              ...(begins && begin === 0 && { begins }),
            },
          })
        }
      }
    }
  }
  for (const list of brought.values()) list.sort((a, b) => a.start - b.start)
  return brought
}

interface Letters {
  readonly block: number
  readonly offset: number
  readonly text: string
  readonly length: number
}

/** The letters of the last document in a range that a transaction before it wrote, without embeds. */
function lettersIn(
  doc: Node,
  { newFrom, newTo }: { readonly newFrom: number; readonly newTo: number },
  since: Mapping,
): readonly Letters[] {
  const all: Letters[] = []
  const [from, to] = [since.map(newFrom, 1), since.map(newTo, -1)]
  for (const token of from < to ? tokensBetween(doc, from, to) : []) {
    if (token.type === 'block' || token.embed !== null) continue
    const { block, offset, text } = token
    const last = all.at(-1)
    const goesOn = last?.block === block && last.offset + last.length === offset
    if (last === undefined || !goesOn) all.push({ block, offset, text, length: text.length })
    else all[all.length - 1] = { ...last, text: last.text + text, length: last.length + text.length }
  }
  return all
}

function push<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
