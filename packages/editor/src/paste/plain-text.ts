import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { plainBlock } from '../block.ts'
import { attrsOf } from '../reading/document.ts'

/**
 * Pasted plain text: a paragraph for every line, blank lines left out. In a list every line is an item, as the
 * block is that it is pasted into.
 */
export function linesToBlocks(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type
  const { paragraph } = schema.nodes
  const parent = $context.parent
  const { list, depth, cont } = parent.type.name === 'paragraph' ? attrsOf(parent) : plainBlock
  const marks = $context.marks()
  const lines = text.split(/[\r\n]+/u).filter((line, index) => line.trim() !== '' || index === 0)
  const blocks = lines.flatMap((line) => {
    const content = line === '' ? [] : [schema.text(line, marks)]
    return paragraph?.create({ ...plainBlock, list, depth, cont }, content) ?? []
  })
  return new Slice(Fragment.from(blocks), 1, 1)
}
