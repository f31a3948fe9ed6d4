import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type Box, deepest } from '../block.ts'
import { attrsOf, listOf } from '../reading/document.ts'

/** What the place of a paste says about what arrives there. */
export interface Arrival {
  /** Where the blocks go: into the block here, in place of nothing unless something is selected. */
  readonly $at: ResolvedPos
  readonly replacesSelection: boolean
  readonly newId: () => string
  /** Whether the blocks only change their place within this document, so that their boxes stay the same. */
  readonly isMove: boolean
}

/**
 * Fits pasted blocks to the place where they go. Boxes are new boxes; in a box everything else joins that box; in
 * a list items go in relative to the item that they are pasted into. Into an empty block the first block goes as
 * it is, elsewhere its words join the block there.
 */
export function fit(slice: Slice, arrival: Arrival): Slice {
  const { parent } = arrival.$at
  const target = parent.isTextblock ? parent : null
  const ids = new Map<string, string>()
  const shift = shiftOf(slice, target)
  const blocks = slice.content.content.map((node) => {
    if (!node.isBlock) return node
    const { depth, box } = attrsOf(node)
    return withAttrs(node, {
      box: boxFor(box, target, ids, arrival),
      ...(isInList(node) && { depth: Math.min(depth + shift, deepest) }),
    })
  })
  const isWholeBlocks = !arrival.replacesSelection && target?.content.size === 0 && !isPlainLine(slice)
  return new Slice(Fragment.from(blocks), isWholeBlocks ? 0 : slice.openStart, slice.openEnd)
}

function withAttrs(node: Node, attrs: Record<string, unknown>): Node {
  return node.type.create({ ...node.attrs, ...attrs }, node.content, node.marks)
}

function boxFor(
  box: Box | null,
  target: Node | null,
  ids: Map<string, string>,
  arrival: Arrival,
): Box | null {
  if (box === null) return target === null ? null : attrsOf(target).box
  if (arrival.isMove) return box
  const id = ids.get(box.id) ?? arrival.newId()
  ids.set(box.id, id)
  return { id, kind: box.kind }
}

function isInList(node: Node): boolean {
  return listOf(node) !== null || (node.type.name === 'paragraph' && attrsOf(node).cont)
}

/** How much deeper items become: as deep as the item that they are pasted into. */
function shiftOf(slice: Slice, target: Node | null): number {
  const first = slice.content.firstChild
  if (target === null || first?.isBlock !== true || listOf(first) === null || !isInList(target)) return 0
  return Math.max(attrsOf(target).depth - attrsOf(first).depth, 0)
}

/** Whether the slice is only words within one plain paragraph. */
function isPlainLine({ content, openStart, openEnd }: Slice): boolean {
  const only = content.childCount === 1 ? content.firstChild : null
  if (only === null || only.isInline) return only !== null
  return openStart > 0 && openEnd > 0 && only.type.name === 'paragraph' && !isInList(only)
}
