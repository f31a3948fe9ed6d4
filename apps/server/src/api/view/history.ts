import type { Counts, Done, WordsChange } from '@alongside/history'
import type {
  LetterCounts,
  MomentBlock,
  SectionHistory,
  SectionMoment,
  SittingView,
} from '@alongside/protocol'
import type { HistoryRead, SittingRead } from '../../reader/history.ts'
import type { MomentRead, MomentReadBlock, MomentRun } from '../../reader/read-moment.ts'
import type { Names } from './names.ts'

type Author = Counts['writer']

/** The people whose names stand in the sittings of a section. */
export function peopleInHistory({ sittings }: HistoryRead): readonly string[] {
  return sittings.flatMap(({ people, restored }) => [
    ...people.flatMap(({ writer }) => idsOf(writer)),
    ...restored.flatMap(({ writer }) => (writer === null ? [] : idsOf(writer))),
  ])
}

/** The people whose names stand in a moment of a section. */
export function peopleInMoment({ blocks, people }: MomentRead): readonly string[] {
  const inBlocks = blocks.flatMap(({ change, runs }) => [
    ...(change?.done ? idsOf(change.done.writer) : []),
    ...runs.flatMap((run) => [
      ...idsOf(run.writer),
      ...(run.placed === null ? [] : idsOf(run.placed.writer)),
      ...(run.change?.done ? idsOf(run.change.done.writer) : []),
    ]),
  ])
  return [...inBlocks, ...people.flatMap(({ writer }) => idsOf(writer))]
}

function idsOf({ voice, hand }: Author): readonly string[] {
  return [voice, hand]
}

/** The sittings of a section, with people named as they chose to be shown. */
export function sittingViews({ sittings }: HistoryRead, names: Names): SectionHistory['sittings'] {
  return sittings.map((sitting) => sittingView(sitting, names))
}

function sittingView(sitting: SittingRead, names: Names): SittingView {
  const { from, to, beganAt, endedAt, people, restored } = sitting
  return {
    from,
    to,
    beganAt,
    endedAt,
    people: people.map((one) => ({ ...countsView(one, names), suggested: one.suggested })),
    restored: restored.flatMap(({ writer, ...row }) =>
      writer === null ? [] : [{ ...row, by: markOf(names, writer.hand, writer) }],
    ),
  }
}

function countsView({ writer, added, removed, moved, imported }: Counts, names: Names): LetterCounts {
  return {
    author: markOf(names, writer.voice, writer),
    hand: markOf(names, writer.hand, writer),
    capacity: writer.capacity,
    added,
    removed,
    moved,
    imported,
  }
}

/** Somebody's mark: there is always something to call them. */
export function markOf(names: Names, person: string, { capacity }: Pick<Author, 'capacity'>) {
  return { ...names.who(person), name: names.orCapacity(person, capacity) }
}

/** A section as it read at a moment, with people named as they chose to be shown. */
export function momentView(section: string, read: MomentRead, names: Names): SectionMoment {
  const { head, seq, at, since, blocks, people } = read
  return {
    section,
    head,
    seq,
    at,
    since,
    blocks: blocks.map((block) => blockView(block, names)),
    people: people.map((one) => countsView(one, names)),
  }
}

function blockView({ block, change, text, runs }: MomentReadBlock, names: Names): MomentBlock {
  const { kind, level, list, depth, checked, cont, number, box, file, alt, decorative } = block
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
    text,
    id: block.id === null ? null : { ...block.id },
    asked: askedOf(block.asked),
    runs: runs.map((run) => runView(run, names)),
    ...(change !== null && {
      change:
        change.is === 'changed'
          ? { is: change.is, was: askedOf(change.was), ...doneView(change.done, names) }
          : { is: change.is, ...doneView(change.done, names) },
    }),
  }
}

type Asked = MomentBlock['asked']

function askedOf(asked: MomentReadBlock['block']['asked']): Asked {
  const { box, unknown } = asked
  return {
    ...asked,
    box: box === null ? null : { ...box },
    unknown: unknown === null ? null : { kind: unknown.kind, attributes: { ...unknown.attributes } },
  }
}

function runView(run: MomentRun, names: Names): MomentBlock['runs'][number] {
  const { text, marks, writer, at, placed, id, embed, change } = run
  return {
    text,
    marks: { ...marks },
    author: markOf(names, writer.voice, writer),
    hand: markOf(names, writer.hand, writer),
    capacity: writer.capacity,
    at,
    ...(writer.importedFrom && { importedFrom: writer.importedFrom }),
    ...(placed && { placed: { by: markOf(names, placed.writer.hand, placed.writer), at: placed.at } }),
    id: { ...id },
    ...(embed && { embed: { value: embed.value } }),
    ...(change && { change: wordsView(change, names) }),
  }
}

function wordsView({ is, done }: WordsChange, names: Names) {
  return { is, ...doneView(done, names) }
}

function doneView(done: Done | null, names: Names) {
  if (done === null) return { by: null, capacity: null, at: null }
  const { writer, at } = done
  return { by: markOf(names, writer.hand, writer), capacity: writer.capacity, at }
}
