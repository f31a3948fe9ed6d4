import { NodeSelection, type Transaction } from '@tiptap/pm/state'
import type { PlacedBlock } from '../reading/document.ts'

/**
 * The blocks that the selection touches. One that it only reaches the start of is left out, since nobody
 * sees it selected.
 */
export function selectedBlocks(tr: Transaction): PlacedBlock[] {
  const { $from, empty } = tr.selection
  if (empty && $from.depth === 0) return []
  const first = $from.index(0)
  const last = lastIndex(tr, first)
  const blocks: PlacedBlock[] = []
  tr.doc.forEach((node, pos, index) => {
    if (index >= first && index <= last) blocks.push({ node, pos, index })
  })
  return blocks
}

function lastIndex(tr: Transaction, first: number): number {
  const { selection } = tr
  const { $to } = selection
  if (selection instanceof NodeSelection && selection.node.isBlock) return first
  if ($to.depth === 0) return $to.index(0) - 1
  const onlyReached = $to.parentOffset === 0 && $to.index(0) > first
  return onlyReached ? $to.index(0) - 1 : $to.index(0)
}

/** The text block that holds the whole selection, or null. */
export function ownBlock(tr: Transaction): PlacedBlock | null {
  const { $from, $to } = tr.selection
  if ($from.depth !== 1 || !$from.sameParent($to)) return null
  return { node: $from.parent, pos: $from.before(1), index: $from.index(0) }
}
