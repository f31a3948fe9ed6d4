import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { type BlockAttrs, type BlockName, plainBlock } from '../block.ts'

/** What is left of a block's attributes when it leaves its list. */
export const noList: Partial<BlockAttrs> = {
  list: plainBlock.list,
  depth: plainBlock.depth,
  checked: plainBlock.checked,
  start: plainBlock.start,
  cont: plainBlock.cont,
}

function differs(node: Node, attrs: Record<string, unknown>): boolean {
  return Object.entries(attrs).some(([key, value]) => node.attrs[key] !== value)
}

/** Sets attributes of the block at `pos` and nothing else; false when they are so already. */
export function setAttrs(tr: Transaction, pos: number, attrs: Partial<BlockAttrs>): boolean {
  const node = tr.doc.nodeAt(pos)
  if (node === null || !differs(node, attrs)) return false
  tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs })
  return true
}

/** Makes the text block at `pos` one of another kind; its characters stay what they are. */
export function setKind(
  tr: Transaction,
  pos: number,
  kind: BlockName,
  attrs: Partial<BlockAttrs> & { readonly level?: number } = {},
): boolean {
  const node = tr.doc.nodeAt(pos)
  const type = tr.doc.type.schema.nodes[kind]
  if (node === null || type === undefined || !node.isTextblock) return false
  if (node.type === type && !differs(node, attrs)) return false
  tr.setBlockType(pos + 1, pos + 1, type, { ...node.attrs, ...attrs })
  return true
}
