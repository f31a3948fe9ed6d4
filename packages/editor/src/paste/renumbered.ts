import type { Node } from '@tiptap/pm/model'
import { attrsOf, listableOf } from '../reading/document.ts'
import { readItems } from '../reading/items.ts'

/** Gives items a start of their own where counting would give another number than they had. */
export function renumbered(blocks: readonly Node[], numbers: ReadonlyMap<number, number>): readonly Node[] {
  const result = [...blocks]
  for (const [index, wanted] of numbers) {
    const node = result[index]
    if (node === undefined || attrsOf(node).list !== 'ordered') continue
    const item = readItems(result.slice(runStart(result, index), index + 1).map(listableOf)).at(-1)
    if (item?.type !== 'item' || item.number === wanted) continue
    result[index] = node.type.create({ ...node.attrs, start: wanted }, node.content, node.marks)
  }
  return result
}

function runStart(blocks: readonly Node[], index: number): number {
  let start = index
  for (; start > 0; start -= 1) {
    const before = blocks[start - 1]
    if (before === undefined || (attrsOf(before).list === null && !attrsOf(before).cont)) break
  }
  return start
}
