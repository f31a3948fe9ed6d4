import { authorsOf, type AuthoredRun, type Credit } from '@alongside/attribution'
import { readBlocks, textOf } from '@alongside/flow'
import type { BlockView, Writer } from '@alongside/protocol'
import type * as Y from 'yjs'

/** A block as everybody reads it, with whose words it holds. */
export interface ReadBlock extends Omit<BlockView, 'runs'> {
  readonly runs: readonly AuthoredRun[]
}

/** A section as it read after row `seq`. */
export interface SectionRead {
  readonly seq: number
  readonly blocks: readonly ReadBlock[]
}

/** Reads a document with whose words it holds. Throws `RangeError` for words that the log gives to nobody. */
export function readSection(
  doc: Y.Doc,
  seq: number,
  writers: readonly Writer[],
  credit: Credit,
): SectionRead {
  const byPen = new Map(writers.map((writer) => [writer.pen, writer]))
  const blocks = readBlocks(doc).map((block): ReadBlock => {
    const { kind, level, list, depth, checked, cont, number, box, file, alt, decorative, runs } = block
    return {
      kind,
      ...(level === null ? {} : { level }),
      list,
      depth,
      checked,
      cont,
      number,
      box: box === null ? null : { ...box },
      ...(kind === 'image' ? { file, alt, decorative } : {}),
      text: textOf(block),
      runs: authorsOf(runs, (pen) => byPen.get(pen), credit),
    }
  })
  return { seq, blocks }
}
