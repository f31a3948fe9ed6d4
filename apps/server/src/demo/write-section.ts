import {
  createFlowDoc,
  Flow,
  insertText,
  readBlocks,
  suggest,
  suggestionInHand,
  suggestReplacement,
  suggestText,
  textOf,
  write,
  writeBlocks,
  type Place,
} from '@alongside/flow'
import type { Writer } from '@alongside/protocol'
import type { Batch, NewRow } from '@alongside/storage'
import type * as Y from 'yjs'
import type { Passage, Spoken } from './content/passage.ts'

export interface SectionToWrite {
  readonly section: string
  readonly passages: readonly Passage[]
  /** With which pen each of them writes here, and as whom. */
  readonly writerOf: (spoken: Spoken) => Writer
  readonly atOf: (passage: Passage) => number
}

/** The rows of a section as if each passage had been typed by its writer: one update each, in order. */
export function writeSection({ section, passages, writerOf, atOf }: SectionToWrite): Batch {
  const doc = createFlowDoc()
  const rows: NewRow[] = []
  const bound = new Map<number, Writer>()
  for (const passage of passages) {
    const writer = writerOf(passage)
    bound.set(writer.pen, writer)
    const keep = (bytes: Uint8Array): void => {
      rows.push({ at: atOf(passage), session: 'demo', pen: writer.pen, kind: 'update', bytes })
    }
    doc.on('update', keep)
    if ('blocks' in passage) writeBlocks(doc, writer.pen, passage.blocks)
    else addTo(doc, writer.pen, passage)
    doc.off('update', keep)
  }
  doc.destroy()
  return { section, head: 0, rows, bound: [...bound.values()], retired: [] }
}

function addTo(doc: Y.Doc, pen: number, passage: Exclude<Passage, { readonly blocks: unknown }>): void {
  const flow = new Flow(doc)
  const by = { pen, suggestion: suggestionInHand(flow, pen) }
  if ('add' in passage) {
    const { end } = find(doc, passage.after)
    write(flow, pen, (writing) => insertText(writing, end, passage.add))
  } else if ('after' in passage) {
    const { end } = find(doc, passage.after)
    suggest(flow, by, (suggesting) => suggestText(suggesting, end, passage.suggest))
  } else {
    const { start, end } = find(doc, passage.instead)
    suggest(flow, by, (suggesting) => suggestReplacement(suggesting, start, end, passage.suggest))
  }
  flow.close()
}

/** Where words stand; throws `RangeError` where they do not stand once. */
function find(doc: Y.Doc, words: string): { readonly start: Place; readonly end: Place } {
  const found = readBlocks(doc, 'shown').flatMap((block, index) => {
    const offset = textOf(block).indexOf(words)
    return offset < 0 ? [] : [{ block: index, offset }]
  })
  const [start] = found
  if (start === undefined || found.length > 1) throw new RangeError(`“${words}” stands ${found.length} times`)
  return { start, end: { ...start, offset: start.offset + words.length } }
}
