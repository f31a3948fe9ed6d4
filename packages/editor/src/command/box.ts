import type { Transaction } from '@tiptap/pm/state'
import type { BoxKind } from '../block.ts'
import { attrsOf } from '../reading/document.ts'
import { setAttrs } from './change-block.ts'
import { selectedBlocks } from './selected-blocks.ts'

/**
 * Puts the selected blocks into one box of this kind, or, where all of them stand in such boxes, takes them out.
 * A box of the kind that holds some of them already takes in the others; else `newId` names the new one.
 */
export function toggleBox(tr: Transaction, kind: BoxKind, newId: () => string): boolean {
  const blocks = selectedBlocks(tr)
  const boxes = blocks.map(({ node }) => attrsOf(node).box)
  if (blocks.length === 0) return false
  const isOut = boxes.every((box) => box?.kind === kind)
  const box = isOut ? null : (boxes.find((held) => held?.kind === kind) ?? { id: newId(), kind })
  for (const { pos } of blocks) setAttrs(tr, pos, { box })
  return true
}
