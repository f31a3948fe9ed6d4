import {
  createFlowDoc,
  Flow,
  joinBlock,
  plainParagraph,
  readBlocks,
  setBlock,
  setMark,
  splitBlock,
  write,
  insertText,
  type Writing,
} from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorsOf } from './authors.ts'
import { emptyAttribution } from './attribution.ts'
import { creditRows } from './credit.ts'
import type { LogRow } from './log-row.ts'

const minute = 60_000
const writers = new Map(
  [
    { pen: 1, hand: 'asha', voice: 'asha', capacity: 'usesServices' } as const,
    { pen: 2, hand: 'sam', voice: 'sam', capacity: 'frontlineStaff' } as const,
  ].map((writer): [number, Writer] => [writer.pen, writer]),
)

describe('restructuring what others wrote', () => {
  let flow: Flow
  let rows: LogRow[]
  let at: number
  beforeEach(() => {
    const doc = createFlowDoc()
    rows = []
    at = 0
    doc.on('update', (bytes: Uint8Array) =>
      rows.push({ seq: rows.length + 1, at, pen: null, kind: 'update', bytes, sources: [] }),
    )
    flow = new Flow(doc)
    act(1, (writing) => insertText(writing, { block: 0, offset: 0 }, 'I like tea. Cake too.'))
  })

  function act(pen: number, edit: (writing: Writing) => unknown): void {
    at += minute
    write(flow, pen, edit)
  }

  /** Who wrote each character and when, whatever block it stands in now. */
  function told(): string[] {
    const writerOf = (pen: number) => writers.get(pen)
    const known = creditRows(emptyAttribution('here'), rows, () => null)
    const runs = readBlocks(flow.doc).flatMap((block) => authorsOf(block.runs, writerOf, known))
    return runs.flatMap(({ text, writer, at: when }) =>
      Array.from(text, (char) => `${char} ${writer.voice} ${when}`),
    )
  }

  it.each<[string, (writing: Writing) => unknown]>([
    ['splits a block', (writing) => splitBlock(writing, { block: 0, offset: 11 })],
    [
      'turns a block into a heading',
      (writing) => setBlock(writing, 0, { ...plainParagraph, kind: 'heading', level: 2 }),
    ],
    [
      'makes a list of it',
      (writing) => setBlock(writing, 0, { ...plainParagraph, list: 'bullet', depth: 0 }),
    ],
    ['makes words bold', (writing) => setMark(writing, { block: 0, offset: 2 }, 4, 'bold', true)],
  ])('[A3] someone who %s becomes the author of no character', (_what, edit) => {
    const before = told()
    act(2, edit)
    expect(rows).toHaveLength(2)
    expect(told()).toEqual(before)
  })

  it('[A3] someone who joins two blocks again becomes the author of no character', () => {
    const before = told()
    act(1, (writing) => splitBlock(writing, { block: 0, offset: 11 }))
    act(2, (writing) => joinBlock(writing, 1))
    expect(readBlocks(flow.doc)).toHaveLength(1)
    expect(told()).toEqual(before)
  })
})
