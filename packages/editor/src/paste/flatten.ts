import type { Node, Schema } from '@tiptap/pm/model'
import { plainBlock } from '../block.ts'
import { BlockWriter } from './block-writer.ts'
import type { DroppedKind, Reading } from './reading.ts'
import { noMarks } from './pasted-marks.ts'
import { readChildren } from './read-element.ts'
import { renumbered } from './renumbered.ts'

/** Pasted HTML as the blocks of a flow. */
export interface Flattened {
  readonly blocks: readonly Node[]
  /** What was left out, or in the case of tables and deep lists, written in a simpler shape. */
  readonly dropped: ReadonlySet<DroppedKind>
}

/**
 * Reads HTML from anywhere as the blocks of a flow: nested lists become blocks with a depth, quotes become boxes,
 * tables the paragraphs of their cells. Only words, kinds, marks and safe addresses are taken; nothing of the
 * HTML itself gets through. `isOwn` says that this editor wrote it, so that white space counts; pictures come in
 * when they are of `section`.
 */
export function flatten(
  root: Element,
  schema: Schema,
  newId: () => string,
  isOwn: boolean,
  section: string | null = null,
): Flattened {
  const reading: Reading = {
    out: new BlockWriter(schema),
    schema,
    newId,
    section,
    readInside: (element, place) => readChildren(reading, element, place),
    dropped: new Set(),
    numbers: new Map(),
  }
  reading.readInside(root, {
    kind: 'paragraph',
    level: 1,
    attrs: plainBlock,
    marks: noMarks,
    isOwn,
    since: null,
  })
  return { blocks: renumbered(reading.out.finish(), reading.numbers), dropped: reading.dropped }
}
