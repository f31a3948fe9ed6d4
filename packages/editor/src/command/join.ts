import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { nothingSuggested, type OwnSuggested } from '../binding/own-suggested.ts'
import { type PlacedBlock, attrsOf, sameBox } from '../reading/document.ts'
import type { SuggestedLook } from '../view/labels.ts'
import { noList, setAttrs, setKind } from './change-block.ts'
import { ownBlock } from './selected-blocks.ts'

type SuggestedOf = (index: number) => OwnSuggested
const unsuggested: SuggestedOf = () => nothingSuggested

/**
 * What Backspace does at the start of a block: code and headings become paragraphs, an item leaves its list, the
 * first block of a box leaves the box; then the block joins the one before. False anywhere else. What the person
 * suggests of the block already counts as done (E29).
 */
export function joinBackward(tr: Transaction, suggestedOf: SuggestedOf = unsuggested): boolean {
  const block = ownBlock(tr)
  if (block === null || !tr.selection.empty || tr.selection.$from.parentOffset > 0) return false
  const { look, goes } = suggestedOf(block.index)
  if (!goes && (takeBack(tr, block, look) || shed(tr, block, look))) return true
  return joinWithBefore(tr, block, block.index > 0 && suggestedOf(block.index - 1).goes)
}

/** Takes off what the person suggests for the block: asked for again it is taken back (E22). */
function takeBack(
  tr: Transaction,
  { pos }: PlacedBlock,
  { kind, level, list, cont, box }: SuggestedLook,
): boolean {
  if (kind === 'heading') return setKind(tr, pos, 'heading', { level: level ?? 1 })
  if (kind === 'code') return setKind(tr, pos, 'codeBlock')
  if (list) return setAttrs(tr, pos, { list })
  if (cont === true) return setAttrs(tr, pos, { cont })
  return box ? setAttrs(tr, pos, { box }) : false
}

function shed(tr: Transaction, { node, pos, index }: PlacedBlock, look: SuggestedLook): boolean {
  const before = index > 0 ? tr.doc.child(index - 1) : undefined
  const { list, cont, box } = attrsOf(node)
  const isParagraph = node.type.name === 'paragraph'
  if (!isParagraph && look.kind === undefined) return setKind(tr, pos, 'paragraph', noList)
  const isOut = look.list === null || look.cont === false || !isParagraph
  if (!isOut && (list !== null || cont)) return setAttrs(tr, pos, noList)
  const isBoxed = box !== null && look.box === undefined
  return isBoxed && !sameBox(before, node) && setAttrs(tr, pos, { box: null })
}

/** `isGoing`: the block before is suggested to go already, so that one without words is only walked over. */
function joinWithBefore(tr: Transaction, { node, pos, index }: PlacedBlock, isGoing: boolean): boolean {
  if (index === 0) return true
  const before = tr.doc.child(index - 1)
  const beforePos = pos - before.nodeSize
  if (!before.isTextblock && isGoing) return walkOver(tr, beforePos, -1)
  if (!before.isTextblock) {
    if (node.content.size === 0) tr.delete(pos, pos + node.nodeSize)
    return selectBlock(tr, beforePos)
  }
  if (before.content.size > 0) tr.join(pos)
  else if (isGoing) tr.setSelection(TextSelection.create(tr.doc, beforePos + 1))
  else tr.delete(beforePos, pos)
  tr.scrollIntoView()
  return true
}

/** Selects a block that has no text, so that a second press deletes it. */
function selectBlock(tr: Transaction, pos: number): boolean {
  tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView()
  return true
}

/** Goes on to the next words from the edge of a block without words, if there are any. */
function walkOver(tr: Transaction, edge: number, way: 1 | -1): boolean {
  const words = Selection.findFrom(tr.doc.resolve(edge), way, true)
  if (words) tr.setSelection(words).scrollIntoView()
  return true
}

/** What Delete does at the end of a block: the next one joins it, or is selected where it has no text. */
export function joinForward(tr: Transaction, suggestedOf: SuggestedOf = unsuggested): boolean {
  const block = ownBlock(tr)
  const { empty, $from } = tr.selection
  if (block === null || !empty || $from.parentOffset < block.node.content.size) return false
  const { node, pos, index } = block
  const end = pos + node.nodeSize
  if (index === tr.doc.childCount - 1) return true
  const next = tr.doc.child(index + 1)
  if (!next.isTextblock && suggestedOf(index + 1).goes) return walkOver(tr, end + next.nodeSize, 1)
  const isEmpty = node.content.size === 0
  if (isEmpty) tr.delete(pos, end)
  if (!next.isTextblock) return selectBlock(tr, isEmpty ? pos : end)
  if (isEmpty) tr.setSelection(TextSelection.create(tr.doc, pos + 1))
  else tr.join(end)
  tr.scrollIntoView()
  return true
}

/** Deletes what is selected; false when nothing is. */
export function deleteSelected(tr: Transaction): boolean {
  if (tr.selection.empty) return false
  tr.deleteSelection().scrollIntoView()
  return true
}
