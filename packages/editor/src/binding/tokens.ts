import type { Marks } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { flowMarks, inlineText } from './nodes.ts'

/** The smallest things a flow is made of: the beginning of a block, a character (whole, never half), an embed. */
export type Token = BlockToken | InlineToken

export interface BlockToken {
  readonly type: 'block'
  readonly index: number
  readonly node: Node
}

export interface InlineToken {
  readonly type: 'inline'
  readonly text: string
  /** The embed's value, or null for a character. */
  readonly embed: object | null
  readonly marks: Marks
  /** Code shows no marks, so what its words bear is left alone. */
  readonly isCode: boolean
  /** Index of the block, and the offset in it. */
  readonly block: number
  readonly offset: number
}

function* inlineTokens(block: Node, index: number, from: number, to: number): Generator<InlineToken> {
  const isCode = block.type.spec.code === true
  let offset = 0
  for (const child of block.content.content) {
    const start = offset
    offset += child.nodeSize
    if (offset <= from || start >= to) continue
    const marks = flowMarks(child.marks)
    const common = { type: 'inline', marks, isCode, block: index } as const
    if (!child.isText) {
      const embed: object | null = child.type.name === 'unknownEmbed' ? (child.attrs['data'] ?? {}) : null
      yield { ...common, text: inlineText(child), embed, offset: start }
      continue
    }
    const first = Math.max(from, start)
    let at = first
    for (const text of (child.text ?? '').slice(first - start, to - start)) {
      yield { ...common, text, embed: null, offset: at }
      at += text.length
    }
  }
}

/** The tokens that begin between two positions of a document. */
export function* tokensBetween(doc: Node, from: number, to: number): Generator<Token> {
  const $from = doc.resolve(from)
  let index = $from.index(0)
  let pos = $from.depth === 0 ? from : $from.before(1)
  for (; pos < to; index++) {
    const node = doc.maybeChild(index)
    if (!node) return
    if (pos >= from) yield { type: 'block', index, node }
    if (node.isTextblock) yield* inlineTokens(node, index, from - pos - 1, to - pos - 1)
    pos += node.nodeSize
  }
}

/** Says whether one token can stand for the other, whatever its look: it need not be deleted and made again. */
export function canStay(a: Token, b: Token): boolean {
  if (a.type === 'inline' && b.type === 'inline') {
    const isEmbed = a.embed !== null || b.embed !== null
    return isEmbed ? JSON.stringify(a.embed) === JSON.stringify(b.embed) : a.text === b.text
  }
  if (a.type === 'inline' || b.type === 'inline') return false
  const isEither = (name: string) => [a, b].some(({ node }) => node.type.name === name)
  // What another says of a picture at the same time must not become words about the next one.
  if (isEither('image')) return a.node.attrs['file'] === b.node.attrs['file'] && a.node.type === b.node.type
  return !isEither('placeholder') || a.node.sameMarkup(b.node)
}
