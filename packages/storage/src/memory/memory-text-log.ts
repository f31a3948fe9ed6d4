import type { Writer } from '@alongside/protocol'
import { actRow, emptyUpdate } from '../chain/act-row.ts'
import { erasedBy, type LogAct } from '../chain/act.ts'
import {
  actHash,
  chainStart,
  contentHash,
  declaredText,
  penMark,
  personMark,
  rowHash,
  sourcesText,
  type Hash,
} from '../chain/hashes.ts'
import { hexOf } from '../chain/hex.ts'
import { newSalt } from '../chain/salt.ts'
import type { NewJob } from '../jobs.ts'
import type {
  AppendResult,
  Batch,
  BoundPen,
  Erasure,
  NewRow,
  RestoringRow,
  Row,
  TextLog,
} from '../text-log.ts'
import { headsNamed, logSources } from '../log-sources.ts'
import { checkSectionsDiffer, isSameWriter, penTaken, penUnbound, rowUnknown } from '../text-checks.ts'

interface Section {
  readonly rows: readonly Row[]
  readonly restored: readonly RestoringRow[]
  readonly pens: ReadonlyMap<number, BoundPen>
  /** The hash of the last row. */
  readonly chain: Hash
  /** What rows say was done to the log, by their numbers. */
  readonly acts: ReadonlyMap<number, LogAct>
}

/** Checks batches of different sections, and gives what writes all of them, or null where one is on an older head. */
export type PrepareBatches = (batches: readonly Batch[]) => (() => void) | null

/** Checks erasures of different sections, and gives what does them, or null where one is on an older head. */
export type PrepareErasures = (erasures: readonly Erasure[]) => (() => void) | null

/**
 * The text log in memory; each append happens between two turns of the event loop, so it is atomic. `onErased` hears
 * with which row letters of a section were erased.
 */
export function createMemoryTextLog(
  prepareJobs: (jobs: readonly NewJob[]) => () => void,
  onErased: (section: string, seq: number) => void,
): {
  readonly text: TextLog
  readonly prepareBatches: PrepareBatches
  readonly prepareErasures: PrepareErasures
} {
  const sections = new Map<string, Section>()
  const marks = new Map<string, Hash>()
  const forgotten = new Set<string>()
  const sectionOf = (id: string): Section =>
    sections.get(id) ?? { rows: [], restored: [], pens: new Map(), chain: chainStart(id, 0), acts: new Map() }

  function markOf(person: string): Hash {
    const mark = marks.get(person) ?? personMark(newSalt(), person)
    marks.set(person, mark)
    return mark
  }

  /** A section without letters, and with what was written in their place. */
  function without(erasure: Erasure): Section {
    const { section, head, at, ranges, rows, deletion, instead } = erasure
    const before = sectionOf(section)
    for (const { seq } of rows) {
      if (before.rows[seq - 1] === undefined || before.acts.has(seq)) throw rowUnknown(section, seq)
    }
    const after = new Map(rows.map((row) => [row.seq, { ...row, bytes: row.bytes.slice() }]))
    const left = before.rows.map((row) => ({ ...row, ...after.get(row.seq) }))
    const batch = { section, head, rows: [], bound: [], retired: [], ...instead }
    const heads = headsNamed([batch], (one) => sectionOf(one).rows.length)
    const written = withBatch({ ...before, rows: left }, batch, heads, markOf)
    // What is left is in no hash here: nobody checks the chains of a store that ends with its process.
    const act: LogAct = { is: 'erased', ranges, rows: rows.map(({ seq }) => ({ seq, content: '' })) }
    return withAct(written, at, deletion, act)
  }

  function prepareBatches(batches: readonly Batch[]): (() => void) | null {
    checkSectionsDiffer(batches)
    const heads = headsNamed(batches, (section) => sectionOf(section).rows.length)
    if (batches.some(({ section, head }) => sectionOf(section).rows.length !== head)) return null
    const after = batches.map((batch) => ({
      id: batch.section,
      section: withBatch(sectionOf(batch.section), batch, heads, markOf),
      keepJobs: prepareJobs(batch.jobs ?? []),
    }))
    return () => {
      for (const { id, section, keepJobs } of after) {
        sections.set(id, section)
        keepJobs()
      }
    }
  }

  function prepareErasures(erasures: readonly Erasure[]): (() => void) | null {
    if (erasures.some(({ section, head }) => sectionOf(section).rows.length !== head)) return null
    const after = erasures.map((erasure) => ({ id: erasure.section, section: without(erasure) }))
    return () => {
      for (const { id, section } of after) {
        sections.set(id, section)
        onErased(id, section.rows.length)
      }
    }
  }

  const text: TextLog = {
    async start(section) {
      const { rows, pens, acts } = sectionOf(section)
      const all = [...acts.values()]
      const epoch = all.filter(({ is }) => is === 'erased').length
      const erased = erasedBy(all)
      return { head: rows.length, epoch, pens: [...pens.values()], ...(epoch > 0 && { erased }) }
    },

    async rows(section, afterSeq, upTo) {
      return sectionOf(section)
        .rows.slice(afterSeq, Math.max(afterSeq, upTo))
        .map((row) => ({ ...row, bytes: row.bytes.slice() }))
    },

    async restored(section) {
      return sectionOf(section).restored
    },

    async voices(sections) {
      return sections.flatMap((section) => {
        const voices = new Set([...sectionOf(section).pens.values()].map(({ voice }) => voice))
        return [...voices].map((voice) => ({ section, voice }))
      })
    },

    async chainHead(section) {
      const { rows, chain } = sectionOf(section)
      return { seq: rows.length, hash: hexOf(chain) }
    },

    async append(batches) {
      checkSectionsDiffer(batches)
      const isOnHead = ({ section, head }: Batch) => sectionOf(section).rows.length === head
      const found = batches.map((batch) => ({ batch, isWritten: isOnHead(batch) }))
      prepareBatches(batches.filter(isOnHead))?.()
      return found.map(({ batch, isWritten }): AppendResult => ({
        type: isWritten ? 'written' : 'behind',
        head: sectionOf(batch.section).rows.length,
      }))
    },

    async forget(person, at) {
      if (forgotten.has(person)) return []
      forgotten.add(person)
      const found = [...sections].flatMap(([id, section]) => {
        const pens = [...section.pens.values()].filter(
          ({ hand, voice }) => hand === person || voice === person,
        )
        return pens.length === 0 ? [] : [{ id, section, pens: pens.map(({ pen }) => pen) }]
      })
      for (const { id, section, pens } of found)
        sections.set(id, withAct(section, at, emptyUpdate, { is: 'forgotten', pens }))
      return found.map(({ id }) => id)
    },
  }
  return { text, prepareBatches, prepareErasures }
}

/** A section with one more row, which says what was done to its log. */
function withAct(before: Section, at: number, bytes: Uint8Array, act: LogAct): Section {
  const row = actRow(at, bytes)
  const seq = before.rows.length + 1
  const content = contentHash(newSalt(), { ...row, sources: '' })
  const chain = actHash({ ...row, previous: before.chain, seq, pen: null, content }, JSON.stringify(act))
  const rows = [...before.rows, ownRow(row, seq, [])]
  return { ...before, rows, chain, acts: new Map([...before.acts, [seq, act]]) }
}

function withBatch(
  before: Section,
  batch: Batch,
  heads: ReadonlyMap<string, number>,
  markOf: (person: string) => Hash,
): Section {
  const pens = new Map(before.pens)
  for (const writer of batch.bound) bind(pens, batch.section, writer)
  for (const pen of batch.retired) retire(pens, batch.section, pen)
  let { chain } = before
  const added = batch.rows.map((row, index) => {
    const seq = before.rows.length + index + 1
    const kept = ownRow(row, seq, logSources(batch.section, seq, row, heads))
    const sources = declaredText(sourcesText(kept.sources), row.restores ?? null)
    const content = contentHash(newSalt(), { ...kept, sources })
    chain = rowHash({
      ...kept,
      previous: chain,
      pen: markOfPen(pens, batch.section, row.pen, markOf),
      content,
    })
    return kept
  })
  const restored = batch.rows.flatMap(({ restores, at, pen }, index): RestoringRow[] =>
    restores === undefined ? [] : [{ seq: before.rows.length + index + 1, at, pen, from: restores }],
  )
  return {
    ...before,
    rows: [...before.rows, ...added],
    restored: [...before.restored, ...restored],
    pens,
    chain,
  }
}

function ownRow({ at, session, pen, kind, bytes }: NewRow, seq: number, sources: Row['sources']): Row {
  return { at, session, pen, kind, bytes: bytes.slice(), sources, seq }
}

function markOfPen(
  pens: ReadonlyMap<number, BoundPen>,
  section: string,
  pen: number | null,
  markOf: (person: string) => Hash,
): Hash | null {
  if (pen === null) return null
  const writer = pens.get(pen)
  if (writer === undefined) throw penUnbound(section, pen)
  return penMark(pen, markOf(writer.hand), markOf(writer.voice), writer.capacity, writer.by ?? null)
}

function bind(pens: Map<number, BoundPen>, section: string, writer: Writer): void {
  const holder = pens.get(writer.pen)
  if (holder === undefined) {
    const { pen, hand, voice, capacity, by } = writer
    pens.set(pen, { pen, hand, voice, capacity, ...(by !== undefined && { by }), retired: false })
  } else if (!isSameWriter(holder, writer)) throw penTaken(section, writer.pen)
}

function retire(pens: Map<number, BoundPen>, section: string, pen: number): void {
  const holder = pens.get(pen)
  if (holder === undefined) throw penUnbound(section, pen)
  pens.set(pen, { ...holder, retired: true })
}
