import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { inlineText } from './nodes.ts'
import { startOf } from './places.ts'

/**
 * Gives a block the kind, attributes, marks and line breaks of `wanted`, as far as both have the same words. Every
 * step keeps the positions within the block. What cannot be done so is left for a replacement.
 */
export function restyle(tr: Transaction, index: number, wanted: Node): void {
  const block = tr.doc.child(index)
  if (block.eq(wanted)) return
  const pos = startOf(tr.doc, index)
  const isCode = wanted.type.spec.code === true
  if (block.type === wanted.type) setAttributes(tr, pos, block, wanted)
  if (!block.isTextblock || !wanted.isTextblock || wordsOf(block) !== wordsOf(wanted)) return
  if (isCode) tr.removeMark(pos + 1, pos + 1 + block.content.size)
  if (isCode) setBreaks(tr, pos + 1, wanted)
  if (block.type !== wanted.type) tr.setNodeMarkup(pos, wanted.type, wanted.attrs)
  if (isCode) return
  setBreaks(tr, pos + 1, wanted)
  wanted.forEach((child, offset) => setMarks(tr, pos + 1 + offset, child))
}

function wordsOf(block: Node): string {
  return block.textBetween(0, block.content.size, null, inlineText)
}

function setAttributes(tr: Transaction, pos: number, block: Node, wanted: Node): void {
  for (const [name, value] of Object.entries(wanted.attrs)) {
    if (JSON.stringify(block.attrs[name]) !== JSON.stringify(value)) tr.setNodeAttribute(pos, name, value)
  }
}

/** A line break is a node in words and the character `\n` in code; each is one position long. */
function setBreaks(tr: Transaction, start: number, wanted: Node): void {
  wanted.forEach((child, offset) => {
    const text = child.isText ? (child.text ?? '') : ''
    if (child.type.name === 'hardBreak') setBreak(tr, start + offset, child)
    else
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        setBreak(tr, start + offset + at, child.cut(at, at + 1))
      }
  })
}

function setBreak(tr: Transaction, pos: number, wanted: Node): void {
  if (tr.doc.nodeAt(pos)?.type !== wanted.type) tr.replaceWith(pos, pos + 1, wanted)
}

function setMarks(tr: Transaction, pos: number, wanted: Node): void {
  for (const type of Object.values(wanted.type.schema.marks)) {
    const mark = type.isInSet(wanted.marks)
    if (mark) tr.addMark(pos, pos + wanted.nodeSize, mark)
    else tr.removeMark(pos, pos + wanted.nodeSize, type)
  }
}
