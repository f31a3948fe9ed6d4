import { partByStanding, type Said, type Standed } from '@alongside/attribution'
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

/** What people said of words in a section that others typed for them. */
export type SaidThere = ReadonlyMap<string, Said>

/** The text of a section with its authors, named as they chose to be shown; `said` of words that were typed for others. */
export function sectionText(
  { seq, blocks, shown, asOf }: SectionRead,
  names: Names,
  said: SaidThere,
): SectionText {
  return {
    seq,
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blockViews(blocks, names, said),
    ...(shown !== null && { shown: blockViews(shown, names, said) }),
    ...(asOf !== undefined && { asOf }),
  }
}

/** Blocks with their authors, where words that were typed for others say how they stand. */
export function blockViews(blocks: readonly ReadBlock[], names: Names, said: SaidThere): BlockView[] {
  const parted = partByStanding<ReadRun>(
    blocks.map(({ runs }) => runs),
    said,
  )
  return blocks.map((block, at) => ({
    ...block,
    runs: (parted[at] ?? []).map((run) => runView(run, names)),
  }))
}

function runView(
  { text, marks, writer, at, placed, suggested, standing }: Standed<ReadRun>,
  names: Names,
): RunView {
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
    ...(writer.by !== undefined && { by: writer.by }),
    ...(writer.importedFrom && { importedFrom: writer.importedFrom }),
    ...(standing === 'open' && { unconfirmed: true as const }),
    ...(standing === 'disowned' && { disowned: true as const }),
    ...(placed && { placed: { by: mark(placed.writer.hand, placed.writer), at: placed.at } }),
    ...(suggested && { suggested }),
  }
}
