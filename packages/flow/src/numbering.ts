import type { Box, ListKind } from './block.ts'

/** What counting needs to know of a block. */
export interface Countable {
  readonly list: ListKind | null
  readonly depth: number
  readonly start: number | null
  readonly cont: boolean
  readonly box: Box | null
}

/**
 * The numbers of the ordered items among blocks in their order, null for every other block (F16): counting
 * goes on over deeper items and further paragraphs, and begins anew after any other block, at another box, at a
 * change of list and at `start`.
 */
export function numbersOf(blocks: Iterable<Countable>): (number | null)[] {
  let counts: { list: ListKind; number: number }[] = []
  let box: string | undefined
  return Array.from(blocks, (block) => {
    if (box !== block.box?.id) counts = []
    box = block.box?.id
    if (block.list === null) {
      counts = block.cont ? counts.slice(0, block.depth + 1) : []
      return null
    }
    const last = counts[block.depth]
    const goesOn = last !== undefined && last.list === block.list && block.start === null
    const number = goesOn ? last.number + 1 : (block.start ?? 1)
    counts = counts.slice(0, block.depth)
    counts[block.depth] = { list: block.list, number }
    return block.list === 'ordered' ? number : null
  })
}
