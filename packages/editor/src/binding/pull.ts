import type { Block, Change, Edit } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { remoteMeta } from '../remote.ts'
import { caretOf, type Caret } from './caret.ts'
import { nodeOf } from './nodes.ts'
import { positionBehind, startOf } from './places.ts'
import { restyle } from './restyle.ts'

/**
 * The transaction that shows changes of a flow: only the blocks concerned, each by the smallest steps, with the
 * selection and the marks chosen for the next letter where they were (F8). Null when there is nothing to show.
 */
export function pull(state: EditorState, changes: readonly Change[]): Transaction | null {
  const { tr } = state
  const caret = caretOf(state.selection, tr)
  showChanges(tr, caret, changes)
  return finish(state, tr, caret)
}

/** Adds the steps that show changes of the flow to a transaction whose document shows it as it was before. */
export function showChanges(tr: Transaction, caret: Caret, changes: readonly Change[]): void {
  const { schema } = tr.doc.type
  for (const { index, old, blocks, edits } of changes) {
    const nodes = blocks.map((block) => nodeOf(schema, block))
    show(tr, caret, { index, count: old.length, nodes, edits: isExact(old, blocks) ? edits : [] })
  }
}

/**
 * The transaction that puts right what a state shows otherwise than the flow reads, among the blocks from `index`
 * on (`count` of them are shown now). Null when it shows them rightly.
 */
export function putRight(
  state: EditorState,
  parts: readonly { readonly index: number; readonly count: number; readonly blocks: readonly Block[] }[],
): Transaction | null {
  const { tr } = state
  const caret = caretOf(state.selection, tr)
  for (const { index, count, blocks } of parts) {
    show(tr, caret, { index, count, nodes: blocks.map((block) => nodeOf(state.schema, block)), edits: [] })
  }
  return finish(state, tr, caret)
}

/** Makes a transaction one that shows what the flow says; null where it changes nothing. */
export function finish(state: EditorState, tr: Transaction, caret: Caret): Transaction | null {
  if (!tr.docChanged) return null
  caret.select()
  if (state.storedMarks) tr.setStoredMarks(state.storedMarks)
  // Tiptap's links would make links of what others type.
  return tr.setMeta(remoteMeta, true).setMeta('addToHistory', false).setMeta('preventAutolink', true)
}

interface Showing {
  readonly index: number
  /** How many blocks are shown there now. */
  readonly count: number
  readonly nodes: readonly Node[]
  readonly edits: readonly Edit[]
}

/** Edits are counted in words: they say nothing where blocks without words, or without markers, come or go. */
function isExact(old: readonly Block[], blocks: readonly Block[]): boolean {
  const [before, after] = [old[0]?.id, blocks[0]?.id]
  const isSameStart = before?.client === after?.client && before?.clock === after?.clock
  const isBare = (list: readonly Block[]) => list.slice(1).some(({ id }) => id === null)
  return old.length > 0 && blocks.length > 0 && isSameStart && !isBare(old) && !isBare(blocks)
}

function show(tr: Transaction, caret: Caret, { index, count, nodes, edits }: Showing): void {
  const shown = tr.doc.children.slice(index, index + count)
  const isShown = () => nodes.every((node, at) => tr.doc.maybeChild(index + at)?.eq(node))
  if (count === nodes.length && isShown()) return
  const canMove = edits.length > 0 && [...shown, ...nodes].every((node) => node.isTextblock)
  if (canMove) moveWords(tr, index, shown, nodes, edits)
  caret.follow()
  if (canMove || count === nodes.length)
    for (const [at, node] of nodes.entries()) restyle(tr, index + at, node)
  caret.follow()
  if ((canMove || count === nodes.length) && isShown()) return
  replaceBlocks(tr, index, canMove ? nodes.length : count, nodes)
  const isInPlace =
    count === nodes.length && shown.every(({ nodeSize }, at) => nodes[at]?.nodeSize === nodeSize)
  if (isInPlace) caret.followInPlace()
  else caret.follow()
}

function moveWords(
  tr: Transaction,
  index: number,
  shown: readonly Node[],
  nodes: readonly Node[],
  edits: readonly Edit[],
): void {
  const isCode = (node: Node) => node.type.spec.code === true
  const all = [...shown, ...nodes]
  const isMixed = all.some(isCode) && !all.every(isCode)
  if (isMixed) for (const [at, node] of shown.entries()) if (isCode(node)) loosen(tr, index + at)
  const base = startOf(tr.doc, index)
  const target = tr.doc.type.create(null, isMixed ? nodes.map(loose) : [...nodes])
  for (const { from, to, newFrom, newTo } of edits.toReversed()) {
    const slice = target.slice(positionBehind(nodes, newFrom, 0), positionBehind(nodes, newTo, 0))
    const [start, end] = [positionBehind(shown, from, base), positionBehind(shown, to, base)]
    // A step of its own and not `replace`, which would look for a place where the words fit better.
    tr.step(new ReplaceStep(start, end, slice))
  }
}

/** Code takes neither marks nor line breaks, so words move between it and other text by way of paragraphs. */
function loose(node: Node): Node {
  const { paragraph } = node.type.schema.nodes
  return paragraph && node.type.spec.code === true ? paragraph.create(node.attrs, node.content) : node
}

function loosen(tr: Transaction, index: number): void {
  tr.setNodeMarkup(startOf(tr.doc, index), tr.doc.type.schema.nodes['paragraph'], tr.doc.child(index).attrs)
}

/** Replaces the blocks that differ as a whole, which loses nothing but the places within them. */
function replaceBlocks(tr: Transaction, index: number, count: number, nodes: readonly Node[]): void {
  const shown = tr.doc.children.slice(index, index + count)
  const most = Math.min(count, nodes.length)
  const isEq = (a: Node | undefined, b: Node | undefined) => a !== undefined && b !== undefined && a.eq(b)
  let head = 0
  while (head < most && isEq(shown[head], nodes[head])) head++
  let tail = 0
  while (tail < most - head && isEq(shown.at(-1 - tail), nodes.at(-1 - tail))) tail++
  const from = startOf(tr.doc, index + head)
  const to = startOf(tr.doc, index + count - tail)
  tr.replaceWith(from, to, nodes.slice(head, nodes.length - tail))
}
