import type { Writer } from '@alongside/protocol'
import type { NewJob } from '../jobs.ts'
import type { AppendResult, Batch, BoundPen, RestoringRow, Row, TextLog } from '../text-log.ts'
import { headsNamed, logSources } from '../log-sources.ts'
import { checkSectionsDiffer, isSameWriter, penTaken, penUnbound } from '../text-checks.ts'

interface Section {
  readonly rows: readonly Row[]
  readonly restored: readonly RestoringRow[]
  readonly pens: ReadonlyMap<number, BoundPen>
}

const unwritten: Section = { rows: [], restored: [], pens: new Map() }

/** The text log in memory; each append happens between two turns of the event loop, so it is atomic. */
export function createMemoryTextLog(prepareJobs: (jobs: readonly NewJob[]) => () => void): TextLog {
  const sections = new Map<string, Section>()
  const sectionOf = (id: string): Section => sections.get(id) ?? unwritten

  return {
    async start(section) {
      const { rows, pens } = sectionOf(section)
      return { head: rows.length, epoch: 0, pens: [...pens.values()] }
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

    async append(batches) {
      checkSectionsDiffer(batches)
      const heads = headsNamed(batches, (section) => sectionOf(section).rows.length)
      const written = new Map<string, Section>()
      const kept: (() => void)[] = []
      const results = batches.map((batch): AppendResult => {
        const before = sectionOf(batch.section)
        const head = before.rows.length
        if (batch.head !== head) return { type: 'behind', head }
        const after = withBatch(before, batch, heads)
        written.set(batch.section, after)
        kept.push(prepareJobs(batch.jobs ?? []))
        return { type: 'written', head: after.rows.length }
      })
      for (const [id, section] of written) sections.set(id, section)
      for (const keepJobs of kept) keepJobs()
      return results
    },
  }
}

function withBatch(before: Section, batch: Batch, heads: ReadonlyMap<string, number>): Section {
  const added = batch.rows.map((row, index) => {
    const seq = before.rows.length + index + 1
    return {
      at: row.at,
      session: row.session,
      pen: row.pen,
      kind: row.kind,
      bytes: row.bytes.slice(),
      sources: logSources(batch.section, seq, row, heads),
      seq,
    }
  })
  const restored = batch.rows.flatMap(({ restores, at, pen }, index): RestoringRow[] =>
    restores === undefined ? [] : [{ seq: before.rows.length + index + 1, at, pen, from: restores }],
  )
  const pens = new Map(before.pens)
  for (const writer of batch.bound) bind(pens, batch.section, writer)
  for (const pen of batch.retired) retire(pens, batch.section, pen)
  return { rows: [...before.rows, ...added], restored: [...before.restored, ...restored], pens }
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
