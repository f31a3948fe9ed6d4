import type { BlockAttrs, ListKind } from '../block.ts'

/** What the reading of lists looks at in one block; only a paragraph can be in a list. */
export interface Listable extends Omit<BlockAttrs, 'checked'> {
  readonly paragraph: boolean
}

/** An item of a list, as it is shown and spoken. */
export interface Item {
  readonly type: 'item'
  readonly list: ListKind
  /** Depth as read, counted from 0. */
  readonly depth: number
  /** The number in front of it, in an ordered list. */
  readonly number: number
  /** Its place in its list, counted from 1. */
  readonly position: number
  /** How many items its list has. */
  readonly size: number
}

/** A further paragraph of the item that has this depth. */
export interface Continuation {
  readonly type: 'continuation'
  readonly depth: number
}

/** How a block is read that belongs to a list. */
export type InList = Item | Continuation

/** A list while it is being counted. */
interface Counted {
  readonly list: ListKind
  number: number
  size: number
}

/**
 * Reads which blocks are items of which list, by the fixed rule of a flow: an item is at most one deeper than
 * the block above; counting goes on over deeper items and continuations, and begins anew after any other block,
 * at another box, at a change of the list's kind and at a start of its own; a continuation without an item
 * above is a paragraph (null).
 */
export function readItems(blocks: Iterable<Listable>): (InList | null)[] {
  const read: ((Omit<Item, 'size'> & { readonly of: Counted }) | Continuation | null)[] = []
  let open: Counted[] = []
  let box: string | undefined
  for (const block of blocks) {
    if (block.box?.id !== box) open = []
    box = block.box?.id
    if (block.paragraph && block.list !== null) {
      const depth = Math.min(block.depth, open.length)
      const list = listFor(block.list, block.start, open[depth])
      list.number += 1
      list.size += 1
      open = [...open.slice(0, depth), list]
      read.push({ type: 'item', list: block.list, depth, number: list.number, position: list.size, of: list })
    } else if (block.paragraph && block.cont && open.length > 0) {
      const depth = Math.min(block.depth, open.length - 1)
      open = open.slice(0, depth + 1)
      read.push({ type: 'continuation', depth })
    } else {
      open = []
      read.push(null)
    }
  }
  return read.map((block) => {
    if (block?.type !== 'item') return block
    const { of, ...item } = block
    return { ...item, size: of.size }
  })
}

function listFor(list: ListKind, start: number | null, before: Counted | undefined): Counted {
  if (list === 'ordered' && start !== null) return { list, number: start - 1, size: 0 }
  return before?.list === list ? before : { list, number: 0, size: 0 }
}
