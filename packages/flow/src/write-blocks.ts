import type * as Y from 'yjs'
import { plainParagraph, type BlockAttributes } from './block.ts'
import { insertPieces, type Piece } from './edit.ts'
import { Flow } from './flow.ts'
import type { Marks } from './marks.ts'
import { write } from './writing.ts'

/** A block as plain data, for prompts, templates and samples; what is left out is as in a plain paragraph. */
export interface NewBlock extends Partial<BlockAttributes> {
  /** The words: one look throughout, or piece by piece. A line break is `\n`. */
  readonly text?: string | readonly { readonly text: string; readonly marks?: Marks }[]
}

/** What is inserted for blocks given as plain data. */
export function piecesOf(blocks: readonly NewBlock[]): Piece[] {
  return blocks.flatMap(({ text = [], ...attributes }): Piece[] => {
    const block: BlockAttributes = { ...plainParagraph, ...attributes }
    const level = block.kind === 'heading' ? (block.level ?? 1) : null
    const spans = typeof text === 'string' ? [{ text }] : text
    return [
      { block: { ...block, level } },
      ...spans.map((span): Piece => ({ text: span.text, marks: span.marks ?? {} })),
    ]
  })
}

/** Writes blocks at the end of a document in one transaction, each with a marker of its own. */
export function writeBlocks(
  doc: Y.Doc,
  pen: number,
  blocks: readonly NewBlock[],
  origin: unknown = null,
): void {
  const flow = new Flow(doc)
  try {
    const pieces = piecesOf(blocks)
    write(flow, pen, (writing) => insertPieces(writing, { before: flow.count }, pieces), origin)
  } finally {
    flow.close()
  }
}
