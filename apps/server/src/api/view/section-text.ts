import type { BlockView, RunView, SectionText } from '@alongside/protocol'
import type { ReadBlock, ReadRun, SectionRead } from '../../reader/read-section.ts'
import type { Names } from './names.ts'

/** The people whose names stand in a text, or in what is suggested in it. */
export function peopleIn({ blocks, shown }: SectionRead): readonly string[] {
  return [...blocks, ...(shown ?? [])].flatMap(({ runs }) =>
    runs.flatMap(({ writer, placed }) => [
      writer.voice,
      writer.hand,
      ...(placed ? [placed.writer.hand] : []),
    ]),
  )
}

/** The text of a section with its authors, named as they chose to be shown. */
export function sectionText({ seq, blocks, shown, asOf }: SectionRead, names: Names): SectionText {
  return {
    seq,
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map((block) => blockView(block, names)),
    ...(shown !== null && { shown: shown.map((block) => blockView(block, names)) }),
    ...(asOf !== undefined && { asOf }),
  }
}

function blockView(block: ReadBlock, names: Names): BlockView {
  return {
    ...block,
    runs: block.runs.map((run) => runView(run, names)),
  }
}

function runView({ text, marks, writer, at, placed, suggested }: ReadRun, names: Names): RunView {
  const mark = (person: string, { capacity }: ReadRun['writer']) => ({
    ...names.who(person),
    name: names.orCapacity(person, capacity),
  })
  return {
    text,
    marks: { ...marks },
    author: mark(writer.voice, writer),
    hand: mark(writer.hand, writer),
    capacity: writer.capacity,
    at,
    ...(placed && { placed: { by: mark(placed.writer.hand, placed.writer), at: placed.at } }),
    ...(suggested && { suggested }),
  }
}
