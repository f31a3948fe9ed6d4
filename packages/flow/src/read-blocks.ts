import * as Y from 'yjs'
import { holdsText, plainParagraph, type Block } from './block.ts'
import { bodyOf } from './doc.ts'
import { numbersOf } from './numbering.ts'
import { readSegments, type Segment, type Sight } from './segment.ts'
import { noSuggestions, readSuggestions } from './suggestions.ts'
import { aboveNext, nothingAbove, settle, type Above } from './settle.ts'

/** A block with its computed number, for whoever shows it outside the editor. */
export interface NumberedBlock extends Block {
  /** The number of an ordered item; null for every other block. */
  readonly number: number | null
}

/**
 * The blocks of one segment: one; or two where words are left in a block that holds none, which read as a
 * paragraph after it (F16); or none for an empty stretch before the first marker (F1).
 */
export function blocksOf(segment: Segment, above: Above, isOnly: boolean): readonly Block[] {
  const { marker, runs, asked } = segment
  if (marker === null) {
    return segment.units > 0 || isOnly ? [{ ...settle(asked, above), asked, id: null, runs }] : []
  }
  const read = settle(asked, above)
  const id = { client: marker.id.client, clock: marker.id.clock }
  const suggested = segment.suggestion === null ? {} : { suggestion: segment.suggestion }
  if (holdsText(read.kind)) return [{ ...read, asked, id, ...suggested, runs }]
  const leaf = { ...read, asked, id, ...suggested, runs: [] }
  if (segment.units === 0) return [leaf]
  const rest = { ...plainParagraph, box: read.box }
  return [leaf, { ...rest, asked: { ...rest, box: asked.box }, id: null, runs }]
}

/**
 * Reads a section's document, or a flow, as blocks. It always has at least one (F1), and nothing is written (F5).
 * *settled* is the text as it is if all open suggestions are rejected; *shown* has their words and blocks too, each
 * with the suggestion that it is of (F15).
 */
export function readBlocks(
  source: Y.Doc | Y.Text,
  reading: Sight['reading'] = 'settled',
): readonly NumberedBlock[] {
  const body = source instanceof Y.Doc ? bodyOf(source) : source
  const doc = source instanceof Y.Doc ? source : source.doc
  const suggestions = doc === null ? noSuggestions : readSuggestions(doc)
  const segments = readSegments(body, { suggestions, reading })
  let above = nothingAbove
  const blocks = segments.flatMap((segment) => {
    const read = blocksOf(segment, above, segments.length === 1)
    const last = read.at(-1)
    if (last) above = aboveNext(last)
    return read
  })
  const numbers = numbersOf(blocks)
  return blocks.map((block, index) => ({ ...block, number: numbers[index] ?? null }))
}
