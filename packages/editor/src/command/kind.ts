import type { Transaction } from '@tiptap/pm/state'
import type { BlockAttrs, BlockName } from '../block.ts'
import { noList, setKind } from './change-block.ts'
import { selectedBlocks } from './selected-blocks.ts'

function setKinds(
  tr: Transaction,
  kind: BlockName,
  attrs: Partial<BlockAttrs> & { readonly level?: number },
): boolean {
  return selectedBlocks(tr)
    .map(({ pos }) => setKind(tr, pos, kind, attrs))
    .some(Boolean)
}

/** Makes the selected text blocks plain paragraphs, out of any list. */
export function setParagraph(tr: Transaction): boolean {
  return setKinds(tr, 'paragraph', noList)
}

/** Makes the selected text blocks headings of this level, from 1 to 3. */
export function setHeading(tr: Transaction, level: number): boolean {
  return setKinds(tr, 'heading', { ...noList, level })
}

/**
 * Makes the selected text blocks one block of code with a line for each, or, where all of them are code,
 * paragraphs again.
 */
export function toggleCodeBlock(tr: Transaction): boolean {
  const blocks = selectedBlocks(tr).filter(({ node }) => node.isTextblock)
  if (blocks.every(({ node }) => node.type.name === 'codeBlock')) return setKinds(tr, 'paragraph', noList)
  setKinds(tr, 'codeBlock', noList)
  for (const { pos, index } of blocks.slice(1).toReversed()) {
    if (!blocks.some((block) => block.index === index - 1)) continue
    tr.join(pos).insertText('\n', pos - 1)
  }
  return true
}
