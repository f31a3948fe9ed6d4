import { plainParagraph, type BlockAttributes, type Box } from './block.ts'

/** What a block needs to know of the one above it. */
export interface Above {
  /** Depth of the list item or further paragraph above, or -1 when no list runs on. */
  readonly depth: number
  readonly box: Box | null
}

/** What the first block has above it. */
export const nothingAbove: Above = { depth: -1, box: null }

/** Says whether two blocks have the same above them. */
export function sameAbove(a: Above, b: Above): boolean {
  return a.depth === b.depth && a.box?.id === b.box?.id && a.box?.kind === b.box?.kind
}

/** What `block`, as it reads, is to the block below it. */
export function aboveNext(block: BlockAttributes): Above {
  return { depth: block.list !== null || block.cont ? block.depth : -1, box: block.box }
}

/**
 * Settles what a block asks for against what stands above it (F6, F16): only paragraphs are list items, an item
 * is at most one deeper than the one above, a further paragraph without an item is a plain one, a box has the
 * kind of its first block, and a list ends where a box begins or ends.
 */
export function settle(asked: BlockAttributes, above: Above): BlockAttributes {
  const sameBoxAsAbove = asked.box?.id === above.box?.id
  const box = asked.box !== null && sameBoxAsAbove ? above.box : asked.box
  const listAbove = sameBoxAsAbove ? above.depth : -1
  const { kind, level, unknown, file, alt, decorative } = asked
  const plain = { ...plainParagraph, kind, level, unknown, file, alt, decorative, box }
  if (asked.kind !== 'paragraph') return plain
  if (asked.list !== null) {
    return {
      ...plain,
      list: asked.list,
      depth: Math.min(asked.depth, listAbove + 1),
      checked: asked.list === 'task' && asked.checked,
      start: asked.list === 'ordered' ? asked.start : null,
    }
  }
  if (asked.cont && listAbove >= 0) return { ...plain, cont: true, depth: Math.min(asked.depth, listAbove) }
  return plain
}
