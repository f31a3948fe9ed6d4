import type { Attribution, Author, WriterOf } from '@alongside/attribution'
import { readBlocks } from '@alongside/flow'
import {
  beginningOf,
  changersIn,
  changersOf,
  compareMoments,
  orderOf,
  readMoment,
  sittingsOf,
  type Beginning,
  type Sitting,
} from '@alongside/history'
import { capacityGroups, type Capacity } from '@alongside/protocol'
import { rowsPerStretch, type SectionStart, type TextLog } from '@alongside/storage'
import type * as Y from 'yjs'
import { writersIn } from './attributions.ts'
import { authoredBlocks, type MomentRead } from './read-moment.ts'
import { rowBefore } from './row-before.ts'

/** A sitting with the rows that are in it, and what was brought back in it. */
export interface SittingRead extends Sitting {
  readonly from: number
  readonly to: number
  readonly restored: readonly RestoredRead[]
}

/** A row that brought the version of an earlier one back; `writer` is null where no pen did. */
export interface RestoredRead {
  readonly seq: number
  readonly from: number
  readonly at: number
  readonly writer: Author | null
}

/** What became of a section: some sittings, latest first, and before which row there are more; null: none. */
export interface HistoryRead {
  readonly seq: number
  readonly sittings: readonly SittingRead[]
  readonly earlier: number | null
}

/** Sittings that are told of at once. */
const sittingsAtOnce = 50

const minuteMs = 60_000

const lay: readonly Capacity[] = capacityGroups.lay

/** How a section stands: its last row that can be read, and whose its pens are. */
type Start = Pick<SectionStart, 'head' | 'pens'>

/** What history is read from. */
export interface HistorySources {
  readonly log: Pick<TextLog, 'rows' | 'restored'>
  /** Whose the words of a section are up to a row at least. */
  readonly attributionUpTo: (section: string, seq: number) => Promise<Attribution>
  /** The document of a section after a row, to be destroyed. */
  readonly documentAt: (section: string, seq: number) => Promise<Y.Doc>
  /** Brings the rows from one up to another into a document. */
  readonly growTo: (doc: Y.Doc, section: string, after: number, seq: number) => Promise<void>
}

/** Reads what became of sections. */
export function createHistory({ log, attributionUpTo, documentAt, growTo }: HistorySources) {
  async function knownOf(section: string, { head, pens }: Start) {
    return { head, writerOf: writersIn(pens), attribution: await attributionUpTo(section, head) }
  }

  /** The sittings of a section that began before a row, or the last ones. */
  async function sittings(section: string, start: Start, before: number | null): Promise<HistoryRead> {
    const { head, writerOf, attribution } = await knownOf(section, start)
    const end = before === null ? null : ((await log.rows(section, before - 1, before))[0]?.at ?? null)
    const all = sittingsOf(attribution, writerOf).filter(
      ({ endedAt }) => end === null || endedAt + minuteMs <= end,
    )
    const page = all.slice(-sittingsAtOnce)
    const restored = await log.restored(section)
    const found: SittingRead[] = []
    let last = await lastRowOf(section, all[all.length - page.length - 1], 0, head)
    for (const sitting of page) {
      const isLatest = before === null && sitting === page.at(-1)
      const to = isLatest ? head : await lastRowOf(section, sitting, last, head)
      const from = last + 1
      found.push({ ...sitting, from, to, restored: restoredIn(restored, { from, to }, writerOf) })
      last = to
    }
    const isMore = all.length > page.length
    return { seq: head, sittings: found.toReversed(), earlier: isMore ? (found[0]?.from ?? null) : null }
  }

  async function lastRowOf(
    section: string,
    sitting: Sitting | undefined,
    after: number,
    head: number,
  ): Promise<number> {
    if (sitting === undefined) return after
    return rowBefore(log, section, { after, head, time: sitting.endedAt + minuteMs })
  }

  /** A section after a row, beside how it was after an earlier one, or by itself. */
  async function moment(
    section: string,
    start: Start,
    wanted: number,
    since: number | null,
  ): Promise<MomentRead> {
    const { head, writerOf, attribution } = await knownOf(section, start)
    const seq = Math.min(wanted, head)
    const [row] = await log.rows(section, seq - 1, seq)
    const said = { head, seq, at: row?.at ?? null }
    if (since === null) {
      const doc = await documentAt(section, seq)
      const blocks = authoredBlocks(readMoment(readBlocks(doc)), writerOf, attribution)
      doc.destroy()
      return { ...said, since: null, blocks, people: [] }
    }
    const from = Math.min(since, seq)
    let doc = await documentAt(section, from)
    const before = readBlocks(doc)
    if (seq - from <= rowsPerStretch) await growTo(doc, section, from, seq)
    else {
      doc.destroy()
      doc = await documentAt(section, seq)
    }
    const compared = compareMoments({
      before,
      after: readBlocks(doc),
      order: orderOf(doc),
      changedBy: changersIn(doc, attribution, writerOf),
      attribution,
      writerOf,
    })
    doc.destroy()
    const blocks = authoredBlocks(compared, writerOf, attribution)
    return { ...said, since: from, blocks, people: changersOf(compared, attribution) }
  }

  /** How the text of a section began, before its first lay words. */
  async function beginning(section: string, start: Start): Promise<Beginning> {
    const { writerOf, attribution } = await knownOf(section, start)
    return beginningOf(attribution, writerOf, (capacity) => lay.includes(capacity))
  }

  return { sittings, moment, beginning }
}

function restoredIn(
  restored: Awaited<ReturnType<TextLog['restored']>>,
  { from: first, to }: { readonly from: number; readonly to: number },
  writerOf: WriterOf,
): readonly RestoredRead[] {
  return restored
    .filter(({ seq }) => first <= seq && seq <= to)
    .map(({ seq, from, at, pen }) => ({
      seq,
      from,
      at,
      writer: pen === null ? null : (writerOf(pen) ?? null),
    }))
}
