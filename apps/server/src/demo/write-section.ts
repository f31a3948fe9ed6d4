import { createFlowDoc, Flow, insertText, readBlocks, textOf, write, writeBlocks } from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import type { Batch, NewRow } from '@alongside/storage'
import type { Passage } from './content/passage.ts'
import type { PersonKey } from './content/people.ts'

export interface SectionToWrite {
  readonly section: string
  readonly passages: readonly Passage[]
  /** With which pen each of them writes here, and as whom. */
  readonly writerOf: (key: PersonKey) => Writer
  readonly atOf: (passage: Passage) => number
}

/** The rows of a section as if each passage had been typed by its writer: one update each, in order. */
export function writeSection({ section, passages, writerOf, atOf }: SectionToWrite): Batch {
  const doc = createFlowDoc()
  const rows: NewRow[] = []
  const bound = new Map<number, Writer>()
  for (const passage of passages) {
    const writer = writerOf(passage.by)
    bound.set(writer.pen, writer)
    const keep = (bytes: Uint8Array): void => {
      rows.push({ at: atOf(passage), session: 'demo', pen: writer.pen, kind: 'update', bytes })
    }
    doc.on('update', keep)
    if ('blocks' in passage) writeBlocks(doc, writer.pen, passage.blocks)
    else addBehind(doc, writer.pen, passage.after, passage.add)
    doc.off('update', keep)
  }
  doc.destroy()
  return { section, head: 0, rows, bound: [...bound.values()], retired: [] }
}

/** Throws `RangeError` where `after` does not stand once. */
function addBehind(doc: ReturnType<typeof createFlowDoc>, pen: number, after: string, add: string): void {
  const found = readBlocks(doc).flatMap((block, index) => {
    const offset = textOf(block).indexOf(after)
    return offset < 0 ? [] : [{ block: index, offset: offset + after.length }]
  })
  const [place] = found
  if (place === undefined || found.length > 1) throw new RangeError(`“${after}” stands ${found.length} times`)
  const flow = new Flow(doc)
  write(flow, pen, (writing) => insertText(writing, place, add))
  flow.close()
}
