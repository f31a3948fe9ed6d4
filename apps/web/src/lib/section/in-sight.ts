import type { Blocks } from '@alongside/editor'

/** Something that stands in a window, as an element does. */
interface Standing {
  getBoundingClientRect(): { readonly top: number; readonly bottom: number }
}

/**
 * Which of the blocks that stand one below another somebody sees in a window of so many pixels; none, at the place
 * nearest to it, where they are all elsewhere.
 */
export function inSight(blocks: ArrayLike<Standing>, height: number): Blocks {
  const before = (edge: number, side: 'top' | 'bottom'): number => {
    let [low, high] = [0, blocks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (blocks[middle]!.getBoundingClientRect()[side] < edge) low = middle + 1
      else high = middle
    }
    return low
  }
  const index = before(0, 'bottom')
  return { index, count: Math.max(before(height, 'top') - index, 0) }
}
