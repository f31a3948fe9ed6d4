import type { Schema } from '@tiptap/pm/model'
import { type BlockAttrs, plainBlock } from '../block.ts'
import type { BlockWriter } from './block-writer.ts'
import type { PastedMarks } from './pasted-marks.ts'

/** What a paste could not bring along as it was, for the page to say so. */
export type DroppedKind = 'picture' | 'media' | 'table' | 'comment' | 'deepList'

/** Where the reading of pasted elements has got to: what a block is that begins here. */
export interface Place {
  readonly kind: 'paragraph' | 'heading'
  readonly level: 1 | 2 | 3
  readonly attrs: BlockAttrs
  readonly marks: PastedMarks
  /** Whether this editor wrote the HTML: then every space and line break counts. */
  readonly isOwn: boolean
  /** In an item, how many blocks were written when it began; its second block is a further paragraph. */
  readonly since: number | null
}

/** What one reading of pasted HTML works with. */
export interface Reading {
  readonly out: BlockWriter
  readonly schema: Schema
  readonly newId: () => string
  /** The section that is pasted into, or null: only its own pictures come in. */
  readonly section: string | null
  /** Reads what stands inside an element. */
  readonly readInside: (element: Element, place: Place) => void
  readonly dropped: Set<DroppedKind>
  /** The number that an ordered item has where it comes from, by the index of its block. */
  readonly numbers: Map<number, number>
}

/** The place of a block that begins now: in an item that has its first block, a further paragraph. */
export function at({ out }: Reading, place: Place): Place {
  if (place.since === null || out.size <= place.since) return place
  const { depth, box } = place.attrs
  return { ...place, attrs: { ...plainBlock, depth, box, cont: true } }
}
