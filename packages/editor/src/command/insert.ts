import type { Node } from '@tiptap/pm/model'
import { longestAlt } from '@alongside/flow'
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Box } from '../block.ts'
import type { PictureAttrs } from '../node/image.ts'
import { attrsOf } from '../reading/document.ts'
import { ownBlock } from './selected-blocks.ts'
import { addParagraphAfter } from './split.ts'

/** Starts a new line in the block: a hard break, or in code a line of code. */
export function insertHardBreak(tr: Transaction): boolean {
  const { $from } = tr.selection
  if (!$from.parent.isTextblock) return false
  if ($from.parent.type.spec.code === true) tr.insertText('\n')
  else {
    const marks = tr.storedMarks ?? $from.marks()
    const { hardBreak } = tr.doc.type.schema.nodes
    if (hardBreak === undefined) return false
    tr.replaceSelectionWith(hardBreak.create(null, null, marks), false).ensureMarks(marks)
  }
  tr.scrollIntoView()
  return true
}

/** Puts a divider where the caret is. */
export function insertDivider(tr: Transaction): boolean {
  return insertLeaf(tr, 'divider', {})
}

/** Puts a picture where the caret is; after the block that is selected, when that has no text. */
export function insertImage(tr: Transaction, { file, alt, decorative }: PictureAttrs): boolean {
  return insertLeaf(tr, 'image', { file, alt: alt.slice(0, longestAlt), decorative })
}

/** Says of the selected picture what can be seen in it, or that it only decorates; it stays selected. */
export function describeImage(tr: Transaction, { alt, decorative }: Omit<PictureAttrs, 'file'>): boolean {
  const { selection } = tr
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image') return false
  const says = { alt: alt.slice(0, longestAlt), decorative }
  for (const [key, value] of Object.entries(says)) {
    if (selection.node.attrs[key] !== value) tr.setNodeAttribute(selection.from, key, value)
  }
  return tr.docChanged
}

/**
 * Puts a block without text where the caret is: before its block when it stands at its start, after it when at its
 * end, else between the two halves. Text goes on after it.
 */
function insertLeaf(tr: Transaction, name: 'divider' | 'image', attrs: Record<string, unknown>): boolean {
  const type = tr.doc.type.schema.nodes[name]
  const { paragraph } = tr.doc.type.schema.nodes
  if (type === undefined || paragraph === undefined) return false
  if (tr.selection.$from.depth === 0) {
    return insertBetween(tr, type.create({ ...attrs, box: boxBefore(tr, tr.selection.to) }))
  }
  if (!(tr.selection instanceof NodeSelection)) tr.deleteSelection()
  const block = ownBlock(tr)
  if (block === null) return false
  const { box } = attrsOf(block.node)
  const { parentOffset, pos } = tr.selection.$from
  const line = type.create({ ...attrs, box })
  if (parentOffset === 0) {
    tr.insert(block.pos, line)
    return true
  }
  const end = block.pos + block.node.nodeSize
  const isAtEnd = parentOffset === block.node.content.size
  if (isAtEnd)
    tr.insert(end, tr.doc.childCount === block.index + 1 ? [line, paragraph.create({ box })] : line)
  else tr.split(pos).insert(pos + 1, line)
  const after = isAtEnd ? end + 1 : pos + 2
  tr.setSelection(TextSelection.near(tr.doc.resolve(after), 1)).scrollIntoView()
  return true
}

function boxBefore(tr: Transaction, pos: number): Box | null {
  const before = tr.doc.resolve(pos).nodeBefore
  return before === null ? null : attrsOf(before).box
}

/** Puts a block after the selected one, or where the caret stands between two, and goes on behind it. */
function insertBetween(tr: Transaction, block: Node): boolean {
  const pos = tr.selection.to
  const after = pos + block.nodeSize
  tr.insert(pos, block)
  if (after === tr.doc.content.size) return addParagraphAfter(tr, after)
  tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView()
  return true
}
