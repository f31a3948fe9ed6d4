import type { Size } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import { attrsOf } from '../reading/document.ts'

/** A marker with a few attributes takes about this many bytes. */
const bytesPerBlock = 60

const utf8 = new TextEncoder()

/** The size of a document; looks at its blocks but not into them. */
export function sizeOf(doc: Node): Size {
  let chars = 0
  let depth = 0
  for (const block of doc.children) {
    chars += block.content.size
    depth = Math.max(depth, attrsOf(block).depth)
  }
  return { chars, blocks: doc.childCount, depth, updateBytes: 0 }
}

/** The size that a document has after a transaction, with a guess of the bytes of its update. */
export function sizeAfter(tr: Transaction): Size {
  let updateBytes = 0
  for (const step of tr.steps) {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) continue
    const { content } = step.slice
    updateBytes += utf8.encode(content.textBetween(0, content.size, '', ' ')).length
    updateBytes += content.childCount * bytesPerBlock
  }
  return { ...sizeOf(tr.doc), updateBytes }
}
