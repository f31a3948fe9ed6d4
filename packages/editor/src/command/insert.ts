import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { attrsOf } from '../reading/document.ts'
import { ownBlock } from './selected-blocks.ts'

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

/**
 * Puts a divider where the caret is: before its block when it stands at its start, after it when at its end, else
 * between the two halves. Text goes on after it.
 */
export function insertDivider(tr: Transaction): boolean {
  const { divider, paragraph } = tr.doc.type.schema.nodes
  if (divider === undefined || paragraph === undefined) return false
  if (!(tr.selection instanceof NodeSelection)) tr.deleteSelection()
  const block = ownBlock(tr)
  if (block === null) return false
  const { box } = attrsOf(block.node)
  const { parentOffset, pos } = tr.selection.$from
  const line = divider.create({ box })
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
