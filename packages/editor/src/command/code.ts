import type { Transaction } from '@tiptap/pm/state'
import { ownBlock } from './selected-blocks.ts'
import { addParagraphAfter } from './split.ts'

/** What Enter does in code: a new line, or, on the empty last line, out of the code without that line. */
export function newLineInCode(tr: Transaction): boolean {
  const block = ownBlock(tr)
  if (block?.node.type.spec.code !== true) return false
  const { empty, $from } = tr.selection
  const isOnEmptyLastLine =
    $from.parentOffset === block.node.content.size && block.node.textContent.endsWith('\n')
  if (!empty || !isOnEmptyLastLine) {
    tr.insertText('\n').scrollIntoView()
    return true
  }
  tr.delete($from.pos - 1, $from.pos)
  return leaveCode(tr)
}

/** Makes a paragraph after the block of code that holds the caret, and goes there. */
export function leaveCode(tr: Transaction): boolean {
  const block = ownBlock(tr)
  if (block?.node.type.spec.code !== true) return false
  return addParagraphAfter(tr, block.pos + block.node.nodeSize)
}
