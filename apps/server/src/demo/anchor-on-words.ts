import { anchorOf, createFlowDoc, readBlocks, textOf } from '@alongside/flow'
import { anchorLimits, type Anchor } from '@alongside/protocol'
import type { TextLog } from '@alongside/storage'
import * as Y from 'yjs'

/** What a comment on these words of a section is about. Throws `RangeError` where they do not stand in one block. */
export async function anchorOnWords(
  log: Pick<TextLog, 'start' | 'rows'>,
  section: string,
  words: string,
): Promise<Anchor> {
  const { head } = await log.start(section)
  const doc = createFlowDoc()
  for (const { bytes } of await log.rows(section, 0, head)) Y.applyUpdate(doc, bytes)
  const blocks = readBlocks(doc)
  doc.destroy()
  const block = blocks.findIndex((one) => textOf(one).includes(words))
  const found = blocks[block]
  if (found === undefined) throw new RangeError(`“${words}” does not stand in the section`)
  const offset = textOf(found).indexOf(words)
  const letters = anchorOf(blocks, { block, offset }, { block, offset: offset + words.length }, anchorLimits)
  return { quote: words, letters: [...letters] }
}
