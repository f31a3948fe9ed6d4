import type { Mark, Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { type BlockAttrs, plainBlock } from '../block.ts'
import { type PlacedBlock, attrsOf, itemsOf, sameBox } from '../reading/document.ts'
import { noList, setAttrs } from './change-block.ts'
import { ownBlock } from './selected-blocks.ts'

/** Marks that a new block does not begin with, whatever stood before. */
const endWithBlock: readonly string[] = ['link', 'code']

/**
 * What Enter does outside code. The new block has the list, depth and box of the old one. In an empty item it
 * goes one level out instead, then out of the list, then out of the box; at the start of a block the new, empty
 * one goes before it, so that the block keeps its own marker.
 */
export function splitBlock(tr: Transaction): boolean {
  if (tr.selection.$from.depth === 0) return addParagraphAfter(tr, tr.selection.to)
  if (tr.selection instanceof NodeSelection) tr.setSelection(TextSelection.near(tr.selection.$to, -1))
  if (!tr.selection.empty) tr.deleteSelection()
  const block = ownBlock(tr)
  if (block === null) return false
  const { $from } = tr.selection
  if (block.node.content.size === 0 && leave(tr, block)) return true
  if ($from.parentOffset === 0 && block.node.content.size > 0) putEmptyBefore(tr, block)
  else splitAt(tr, block, tr.storedMarks ?? $from.marks())
  tr.scrollIntoView()
  return true
}

/** Makes a paragraph after the position between two blocks, in the box of the block before it, and goes there. */
export function addParagraphAfter(tr: Transaction, pos: number): boolean {
  const { paragraph } = tr.doc.type.schema.nodes
  const before = tr.doc.resolve(pos).nodeBefore
  if (paragraph === undefined) return false
  tr.insert(pos, paragraph.create({ box: before === null ? null : attrsOf(before).box }))
  tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView()
  return true
}

function leave(tr: Transaction, { node, pos, index }: PlacedBlock): boolean {
  const item = itemsOf(tr.doc)[index]
  const next = tr.doc.maybeChild(index + 1)
  if (item?.type === 'item') {
    return setAttrs(tr, pos, item.depth > 0 ? { depth: item.depth - 1 } : noList)
  }
  if (item?.type === 'continuation') return setAttrs(tr, pos, noList)
  const isLastOfBox = attrsOf(node).box !== null && !sameBox(node, next ?? undefined)
  return isLastOfBox && node.type.name === 'paragraph' && setAttrs(tr, pos, { box: null })
}

/** The attributes of a block that begins after this one. */
function following(node: Node): BlockAttrs {
  const { list, depth, cont, box } = attrsOf(node)
  return node.type.name === 'paragraph' ? { ...plainBlock, list, depth, cont, box } : { ...plainBlock, box }
}

function putEmptyBefore(tr: Transaction, { node, pos }: PlacedBlock): void {
  const { paragraph } = tr.doc.type.schema.nodes
  const { start } = attrsOf(node)
  const isCounted = node.type.name === 'paragraph' && start !== null
  if (isCounted) setAttrs(tr, pos, { start: null })
  if (paragraph !== undefined)
    tr.insert(pos, paragraph.create({ ...following(node), ...(isCounted && { start }) }))
}

function splitAt(tr: Transaction, { node }: PlacedBlock, marks: readonly Mark[]): void {
  const { $from } = tr.selection
  const { paragraph } = tr.doc.type.schema.nodes
  const isAtEnd = $from.parentOffset === node.content.size
  const type = isAtEnd && paragraph !== undefined ? paragraph : node.type
  const attrs = type === node.type ? { ...node.attrs, ...following(node) } : following(node)
  tr.split($from.pos, 1, [{ type, attrs }])
  if (node.type === type) tr.ensureMarks(marks.filter((mark) => !endWithBlock.includes(mark.type.name)))
}
