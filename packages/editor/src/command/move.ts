import { proposalFinder } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { AllSelection, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { FlowBinding } from '../binding/binding.ts'
import { type PlacedBlock, attrsOf, itemsOf, sameBox } from '../reading/document.ts'
import type { InList } from '../reading/items.ts'
import { bringTaken } from '../taken/taken.ts'
import { takenBetween } from '../taken/taken-between.ts'
import { setAttrs } from './change-block.ts'
import { selectedBlocks } from './selected-blocks.ts'

/** A row of blocks, by the index of the first and the one behind the last. */
interface Row {
  readonly first: number
  readonly end: number
}

/**
 * Moves the selected blocks over the one above (-1) or below (1), the selection with them: an item with all that
 * belongs to it, and over an item with all that belongs to that. Where what is put in anew was taken from is said of
 * the flow that the document shows, if any. False where there is nowhere to go.
 */
export function moveBlocks(tr: Transaction, way: -1 | 1, binding: FlowBinding | null): boolean {
  const selected = tr.selection instanceof AllSelection ? [] : selectedBlocks(tr)
  const row = rowOf(selected, itemsOf(tr.doc))
  const goal = row === null ? null : goalOf(tr.doc, row, way)
  if (row === null || goal === null) return false
  const nodes = fitted(tr.doc, row, goal)
  const over = way === -1 ? { first: goal, end: row.first } : { first: row.end, end: goal }
  // What is written anew is no suggestion any more, so of the two the one without any goes over the other.
  const isHeld = binding?.isSuggesting === false && isProposed(binding, row) && !isProposed(binding, over)
  if (isHeld) {
    const end = way === -1 ? row.end : row.first
    const { selection } = tr
    carry(tr, over, end, tr.doc.children.slice(over.first, over.end), binding)
    setBoxes(tr, way === -1 ? goal : row.first + over.end - over.first, nodes)
    tr.setSelection(selection.map(tr.doc, tr.mapping))
  } else moveSelected(tr, row, goal, nodes, binding)
  // Undone by itself, unlike typing.
  tr.setMeta('uiEvent', 'move').scrollIntoView()
  return true
}

function moveSelected(
  tr: Transaction,
  row: Row,
  goal: number,
  nodes: readonly Node[],
  binding: FlowBinding | null,
): void {
  const { doc, selection } = tr
  const [from, to] = [startOf(doc, row.first), startOf(doc, row.end)]
  const start = carry(tr, row, goal, nodes, binding)
  /** A selection may end where the next block begins, which stays where it is. */
  const place = (pos: number): number => start + Math.min(Math.max(pos - from, 0), to - from)
  tr.setSelection(
    selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, place(selection.from))
      : TextSelection.between(tr.doc.resolve(place(selection.anchor)), tr.doc.resolve(place(selection.head))),
  )
}

/** Takes a row away and puts these blocks in its stead before the block of an index; answers where they begin. */
function carry(
  tr: Transaction,
  { first, end }: Row,
  goal: number,
  nodes: readonly Node[],
  binding: FlowBinding | null,
): number {
  const { doc } = tr
  const [from, to] = [startOf(doc, first), startOf(doc, end)]
  tr.delete(from, to)
  const start = tr.mapping.map(startOf(doc, goal))
  tr.insert(start, nodes)
  if (binding !== null)
    bringTaken(tr, { section: null, words: takenBetween(binding.flow, doc, { from, to }) })
  return start
}

/** Whether something is suggested in or of the blocks of a row, by whomever. */
function isProposed({ flow }: FlowBinding, { first, end }: Row): boolean {
  const find = proposalFinder(flow.suggestions)
  return flow.blocks(first, end).some((one) => {
    const { words, block } = find(one)
    return words.length > 0 || block.length > 0
  })
}

/** Gives the blocks from an index on the boxes of these. */
function setBoxes(tr: Transaction, index: number, nodes: readonly Node[]): void {
  let pos = startOf(tr.doc, index)
  for (const node of nodes) {
    setAttrs(tr, pos, { box: attrsOf(node).box })
    pos += node.nodeSize
  }
}

function startOf(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
}

/** The selected blocks, and behind them what belongs to the items among them. */
function rowOf(selected: readonly PlacedBlock[], items: readonly (InList | null)[]): Row | null {
  const [first, last] = [selected[0], selected.at(-1)]
  if (first === undefined || last === undefined) return null
  const depths = selected.flatMap(({ index }) => {
    const item = items[index]
    return item?.type === 'item' ? [item.depth] : []
  })
  const isInList = depths.length > 0 && items[last.index] !== null
  const end = isInList ? endOf(items, last.index, Math.min(...depths)) : last.index + 1
  return { first: first.index, end }
}

/** Whether a block belongs to an item of this depth, or to one that belongs to it. */
function belongs(item: InList | null | undefined, depth: number): boolean {
  return item?.type === 'continuation' || (item?.type === 'item' && item.depth > depth)
}

function endOf(items: readonly (InList | null)[], index: number, depth: number): number {
  let end = index + 1
  while (belongs(items[end], depth)) end += 1
  return end
}

/** The index of the block before which the row goes; null where there is nothing to go over. */
function goalOf(doc: Node, { first, end }: Row, way: -1 | 1): number | null {
  const items = itemsOf(doc)
  const depth = items[first]?.depth ?? 0
  if (way === 1) return end < doc.childCount ? endOf(items, end, depth) : null
  let goal = first - 1
  while (goal > 0 && belongs(items[goal], depth)) goal -= 1
  return goal < 0 ? null : goal
}

/** The blocks as they are in their new place: in the box that they come into, and out of one that they leave behind. */
function fitted(doc: Node, { first, end }: Row, goal: number): readonly Node[] {
  const [before, after] = [doc.maybeChild(goal - 1), doc.maybeChild(goal)]
  const around = before && after && sameBox(before, after) ? attrsOf(before).box : null
  const rest = doc.children.filter((_, index) => index < first || index >= end)
  return doc.children.slice(first, end).map((node) => {
    const isNear = [before, after].some((one) => one !== null && sameBox(one, node))
    const isLeft = !isNear && rest.some((one) => sameBox(one, node))
    const box = around ?? (isLeft ? null : attrsOf(node).box)
    return node.type.create({ ...node.attrs, box }, node.content, node.marks)
  })
}
