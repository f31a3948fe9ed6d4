import type { Place } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'

/** The position before the block of this index; after the last one for the number of blocks. */
export function startOf(doc: Node, index: number): number {
  let pos = 0
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize
  return pos
}

/**
 * The position that lies `units` behind the beginning of the first of these text blocks, which begins at `base`:
 * a character counts one unit and so does the beginning of each further block.
 */
export function positionBehind(blocks: readonly Node[], units: number, base: number): number {
  let start = base
  let rest = units
  for (const block of blocks) {
    if (rest <= block.content.size) return start + 1 + rest
    rest -= block.content.size + 1
    start += block.nodeSize
  }
  throw new RangeError(`${units} units lie behind the end of these blocks`)
}

/** The place in the flow of a position in the document. */
export function placeFrom(doc: Node, pos: number): Place {
  const $pos = doc.resolve(pos)
  const block = Math.min($pos.index(0), doc.childCount - 1)
  const offset =
    $pos.depth > 0 ? $pos.parentOffset : $pos.index(0) > block ? doc.child(block).content.size : 0
  return { block, offset }
}

/** The position in the document of a place in the flow; null where the document has no such block. */
export function positionAt(doc: Node, { block: index, offset }: Place): number | null {
  if (index >= doc.childCount) return null
  const block = doc.child(index)
  return startOf(doc, index) + (block.isTextblock ? 1 + Math.min(offset, block.content.size) : 0)
}
