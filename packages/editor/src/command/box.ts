import type { Transaction } from '@tiptap/pm/state'
import { nothingSuggested, type OwnSuggested } from '../binding/own-suggested.ts'
import type { BoxKind } from '../block.ts'
import { attrsOf } from '../reading/document.ts'
import { setAttrs } from './change-block.ts'
import { selectedBlocks } from './selected-blocks.ts'

/**
 * Puts the selected blocks into one box of this kind, or, where all of them stand in such boxes, takes them out.
 * A box of the kind that holds some of them already, or that the person suggests for them, takes in the others (so that
 * the same again takes a suggestion back); else `newId` names the new one.
 */
export function toggleBox(
  tr: Transaction,
  kind: BoxKind,
  newId: () => string,
  suggestedOf: (index: number) => OwnSuggested = () => nothingSuggested,
): boolean {
  const blocks = selectedBlocks(tr)
  const boxes = blocks.map(({ node }) => attrsOf(node).box)
  if (blocks.length === 0) return false
  const isOut = boxes.every((box) => box?.kind === kind)
  const suggested = blocks.map(({ index }) => suggestedOf(index).look.box ?? null)
  const held = [...suggested, ...boxes].find((one) => one?.kind === kind)
  const box = isOut ? null : (held ?? { id: newId(), kind })
  for (const { pos } of blocks) setAttrs(tr, pos, { box })
  return true
}
