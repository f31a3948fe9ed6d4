import type { SectionText } from '@alongside/protocol'
import type { ReadBlock } from '../../reader/read-section.ts'
import type { Names } from './names.ts'

/** The people whose names stand in a text. */
export function peopleIn(blocks: readonly ReadBlock[]): readonly string[] {
  return blocks.flatMap(({ runs }) => runs.flatMap(({ writer }) => [writer.voice, writer.hand]))
}

/** The text of a section with its authors, named as they chose to be shown. */
export function sectionText(seq: number, blocks: readonly ReadBlock[], names: Names): SectionText {
  return {
    seq,
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map((block) => ({
      ...block,
      runs: block.runs.map(({ text, marks, writer: { voice, hand, capacity }, at }) => ({
        text,
        marks: { ...marks },
        author: { ...names.who(voice), name: names.orCapacity(voice, capacity) },
        hand: { ...names.who(hand), name: names.orCapacity(hand, capacity) },
        capacity,
        at,
      })),
    })),
  }
}
