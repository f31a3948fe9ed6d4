import type { Id } from '@alongside/flow'
import type { FileSource } from '@alongside/protocol'
import * as Y from 'yjs'
import { recordWith, type Attribution, type Author, type WriterOf } from './attribution.ts'
import { holderOf, strangerOf } from './author-of.ts'
import { fileOf } from './imported.ts'
import { textOf } from './letters.ts'
import type { LogRow } from './log-row.ts'
import { piecesOf, type Piece } from './origins.ts'
import { spansIn } from './span.ts'
import { stretchesOf } from './stretches.ts'

/** Words of another section, as its log held them after row `upTo`. */
export interface Wanted extends Id {
  readonly section: string
  readonly upTo: number
  readonly length: number
}

/** Words of a section with where, when and by whom they were first written. */
export interface Passage {
  readonly text: string
  /** Together as long as the text. */
  readonly runs: readonly PassageRun[]
}

export interface PassageRun extends Id {
  readonly length: number
  /** Where they were first written, and under which clocks there. */
  readonly section: string
  readonly author: Author
  readonly at: number
}

/** What can be said of wanted words. */
export type Answer =
  | { readonly is: 'found'; readonly passage: Passage }
  /** That section's log held no such words after that row. */
  | { readonly is: 'none' }
  /** The attribution is not that far yet. */
  | { readonly is: 'behind' }
  /** They came in the very minute of that row: ask again with the rows after `after` up to and including `upTo`. */
  | { readonly is: 'unsure'; readonly after: number; readonly upTo: number }

/**
 * The words of other sections that these rows of a section name as their sources, in the order of the rows: for each
 * struct of letters that a source reaches over by themselves (A4).
 */
export function wantedBy(
  section: string,
  rows: readonly Pick<LogRow, 'sources' | 'bytes'>[],
): readonly Wanted[] {
  return rows.flatMap(({ sources, bytes }) => {
    const elsewhere = sources.filter(
      (source): source is MovedSource => !('file' in source.from) && source.from.section !== section,
    )
    if (elsewhere.length === 0) return []
    const structs = Map.groupBy(Y.decodeUpdate(bytes).structs.filter(isLetters), ({ id }) => id.client)
    return elsewhere.flatMap(({ client, clock, length, from }) =>
      (structs.get(client) ?? []).flatMap((struct): Wanted[] => {
        const first = Math.max(clock, struct.id.clock)
        const end = Math.min(clock + length, struct.id.clock + struct.length)
        return first < end ? [{ ...from, clock: from.clock + first - clock, length: end - first }] : []
      }),
    )
  })
}

type MovedSource = Exclude<LogRow['sources'][number], FileSource>

function isLetters(struct: Y.Item | Y.GC | Y.Skip): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentString
}

/**
 * Finds wanted words in the attribution of their section, however much further it has been read since; `rows` are
 * those that an earlier answer asked for. What is not letters throughout is not found.
 */
export function findPassage(
  attribution: Attribution,
  writerOf: WriterOf,
  wanted: Wanted,
  rows: readonly Pick<LogRow, 'bytes'>[] = [],
): Answer {
  const { client, clock, length, upTo } = wanted
  if (attribution.seq < upTo) return { is: 'behind' }
  const to = clock + length
  const record = recordWith(attribution, client, to)
  const last = stretchesOf(attribution, client, to - 1, to)[0]
  if (record === null || last === undefined || last.seq > upTo) return { is: 'none' }
  if (last.last > upTo) {
    if (rows.length === 0) return { is: 'unsure', after: last.seq - 1, upTo }
    if (Math.max(...rows.map(({ bytes }) => Y.parseUpdateMeta(bytes).to.get(client) ?? 0)) < to)
      return { is: 'none' }
  }
  if (!spansIn(record.gaps, clock, to).next().done) return { is: 'none' }
  const text = textOf(record.units, clock, to)
  const runs = piecesOf(attribution, client, clock, to).flatMap((piece) =>
    runsOf(attribution, writerOf, piece),
  )
  return { is: 'found', passage: { text, runs } }
}

function runsOf(attribution: Attribution, writerOf: WriterOf, { origin, length }: Piece): PassageRun[] {
  const { clock } = origin
  if (origin.is === 'elsewhere') {
    const { section, client, ...author } = strangerOf(attribution, origin.stranger)
    return [{ section, client, clock, length, author, at: origin.at }]
  }
  const { client } = origin
  const { hand, voice, capacity } = holderOf(writerOf, client)
  const importedFrom = fileOf(attribution, client, clock)
  const author = { hand, voice, capacity, ...(importedFrom && { importedFrom }) }
  const stretches = stretchesOf(attribution, client, clock, clock + length)
  return stretches.map(({ from, at }, index) => {
    const begin = Math.max(from, clock)
    const end = stretches[index + 1]?.from ?? clock + length
    return { section: attribution.section, client, clock: begin, length: end - begin, author, at }
  })
}
