import type { BlockView, SectionText } from '@alongside/protocol'
import type { ReadBlock, SectionRead } from '../../reader/read-section.ts'
import type { Names } from './names.ts'

/** The people whose names stand in a text, or in what is suggested in it. */
export function peopleIn({ blocks, shown }: SectionRead): readonly string[] {
  return [...blocks, ...(shown ?? [])].flatMap(({ runs }) =>
    runs.flatMap(({ writer }) => [writer.voice, writer.hand]),
  )
}

/** The text of a section with its authors, named as they chose to be shown. */
export function sectionText({ seq, blocks, shown }: SectionRead, names: Names): SectionText {
  return {
    seq,
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map((block) => blockView(block, names)),
    ...(shown !== null && { shown: shown.map((block) => blockView(block, names)) }),
  }
}

function blockView(block: ReadBlock, names: Names): BlockView {
  return {
    ...block,
    runs: block.runs.map(({ text, marks, writer: { voice, hand, capacity }, at, suggested }) => ({
      text,
      marks: { ...marks },
      author: { ...names.who(voice), name: names.orCapacity(voice, capacity) },
      hand: { ...names.who(hand), name: names.orCapacity(hand, capacity) },
      capacity,
      at,
      ...(suggested && { suggested }),
    })),
  }
}
