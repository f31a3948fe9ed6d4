import type { Transaction } from '@tiptap/pm/state'
import { type ListKind, deepest } from '../block.ts'
import { attrsOf, itemsOf, listOf } from '../reading/document.ts'
import type { InList } from '../reading/items.ts'
import { noList, setAttrs, setKind } from './change-block.ts'
import { selectedBlocks } from './selected-blocks.ts'

/** Makes the selected text blocks items of such a list, or, where all of them are, plain paragraphs. */
export function toggleList(tr: Transaction, list: ListKind): boolean {
  const items = itemsOf(tr.doc)
  const blocks = selectedBlocks(tr).filter(({ node }) => node.isTextblock)
  if (blocks.length === 0) return false
  if (blocks.every(({ node }) => listOf(node) === list)) {
    for (const { pos } of blocks) setAttrs(tr, pos, noList)
    return true
  }
  for (const { pos, index } of blocks) {
    const depth = items[index]?.depth ?? 0
    setKind(tr, pos, 'paragraph', { ...noList, list, depth })
  }
  return true
}

/** Checks the selected tasks, or, where all of them are checked, unchecks them. */
export function toggleTask(tr: Transaction): boolean {
  const tasks = selectedBlocks(tr).filter(({ node }) => listOf(node) === 'task')
  const checked = !tasks.every(({ node }) => attrsOf(node).checked)
  return tasks.map(({ pos }) => setAttrs(tr, pos, { checked })).some(Boolean)
}

/**
 * Moves the selected items one level in, with their further paragraphs, never deeper than one below the item
 * above; a plain paragraph after a list becomes a further paragraph of the item above.
 */
export function indent(tr: Transaction): boolean {
  const before = itemsOf(tr.doc)
  const depths = before.map((item) => item?.depth ?? -1)
  const changes = withContinuations(tr, before).map(({ pos, node, index }) => {
    const above = depths[index - 1] ?? -1
    const item = before[index]
    if (node.type.name !== 'paragraph' || above < 0) return false
    if (item === null || item === undefined) {
      depths[index] = above
      return setAttrs(tr, pos, { ...noList, cont: true, depth: above })
    }
    const deeper = Math.min(item.depth + 1, item.type === 'item' ? above + 1 : above, deepest)
    depths[index] = deeper
    return deeper > item.depth && setAttrs(tr, pos, { depth: deeper })
  })
  return changes.some(Boolean)
}

/** Moves the selected items one level out, with their further paragraphs; from the outermost, out of the list. */
export function outdent(tr: Transaction): boolean {
  const before = itemsOf(tr.doc)
  const changes = withContinuations(tr, before).map(({ pos, index }) => {
    const item = before[index]
    if (item === null || item === undefined) return false
    return setAttrs(tr, pos, item.depth === 0 ? noList : { depth: item.depth - 1 })
  })
  return changes.some(Boolean)
}

/** The selected blocks and the further paragraphs of those that are items. */
function withContinuations(tr: Transaction, items: readonly (InList | null)[]) {
  const selected = new Set(selectedBlocks(tr).map(({ index }) => index))
  let owner: number | null = null
  items.forEach((item, index) => {
    if (item?.type === 'item') {
      if (selected.has(index)) owner = item.depth
      else if (owner !== null && item.depth <= owner) owner = null
    } else if (item === null) owner = null
    else if (owner !== null && item.depth === owner) selected.add(index)
  })
  const blocks = []
  let index = 0
  for (let pos = 0; index < tr.doc.childCount; index += 1) {
    const node = tr.doc.child(index)
    if (selected.has(index)) blocks.push({ node, pos, index })
    pos += node.nodeSize
  }
  return blocks
}
