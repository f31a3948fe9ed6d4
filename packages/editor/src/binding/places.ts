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
