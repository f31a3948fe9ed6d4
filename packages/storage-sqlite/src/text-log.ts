import { capacitySchema, importedFromSchema, spokenBySchema } from '@alongside/protocol'
import { actIn, chainStart, erasedBy, hexOf, type Batch, type BoundPen } from '@alongside/storage'
import type { ErasedRange, Row, TextLog } from '@alongside/storage'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { bytesIn, numberIn, numberOrNullIn, textIn, textOrNullIn, type SqlRow } from './columns.ts'
import { jobRow } from './jobs.ts'
import { withOwnBytes } from './own-bytes.ts'
import type { Reader } from './reader.ts'
import { sweepAway } from './sweep-away.ts'
import type { WriterClient } from './writer-client.ts'
import type { BatchRows } from './writer/request.ts'

/** The reading half of a text log. */
export type TextReader = Pick<TextLog, 'start' | 'rows' | 'restored' | 'voices' | 'chainHead'>

const rowsAtOnce = 1000

const readVoices = 'SELECT DISTINCT section, voice FROM pen WHERE section IN (SELECT value FROM json_each(?))'

const readRows =
  'SELECT seq, at, session, pen, kind, bytes, sources FROM update_row ' +
  'WHERE section = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?'

const readRestored =
  'SELECT seq, at, pen, restores FROM update_row WHERE section = ? AND restores IS NOT NULL ORDER BY seq'

const lettersSchema = z.object({ client: z.number(), clock: z.number(), length: z.number() })

const loggedSourcesSchema = z.array(
  z.union([
    lettersSchema.extend({
      from: z.object({ section: z.string(), client: z.number(), clock: z.number(), upTo: z.number() }),
    }),
    lettersSchema.extend({ from: importedFromSchema }),
  ]),
)

/** The text log: read here, written by the writer thread. */
export function createTextLog(reader: Reader, writer: WriterClient): TextLog {
  return {
    ...createTextReader(reader),
    async append(batches) {
      const { results } = await writer.ask({ type: 'text', batches: batches.map(batchRows) })
      return results
    },
    async forget(person, at) {
      const { sections } = await writer.ask({ type: 'forget', person, at })
      await sweepAway(writer)
      return sections
    },
  }
}

/** A batch as the writer takes it. */
export function batchRows(batch: Batch): BatchRows {
  return { ...withOwnBytes(batch), jobs: (batch.jobs ?? []).map(jobRow) }
}

/** The text log for those who only read it. */
export function createTextReader(reader: Reader): TextReader {
  function erasedIn(section: string): readonly ErasedRange[] {
    const acts = reader.all('SELECT act FROM log_act WHERE section = ? ORDER BY seq', [section])
    return erasedBy(acts.flatMap((row) => actIn(textIn(row, 'act')) ?? []))
  }

  return {
    async start(section) {
      const [head] = reader.all('SELECT head, epoch FROM section_head WHERE section = ?', [section])
      if (head === undefined) return { head: 0, epoch: 0, pens: [] }
      const pens = reader.all(
        'SELECT pen, hand, voice, capacity, spoken_by, retired FROM pen WHERE section = ? ORDER BY pen',
        [section],
      )
      const epoch = numberIn(head, 'epoch')
      const start = { head: numberIn(head, 'head'), epoch, pens: pens.map(penIn) }
      return epoch === 0 ? start : { ...start, erased: erasedIn(section) }
    },

    async rows(section, afterSeq, upTo) {
      const rows: Row[] = []
      for (let after = afterSeq, full = true; full; after = rows.at(-1)?.seq ?? upTo) {
        const part = reader.all(readRows, [section, after, upTo, rowsAtOnce])
        rows.push(...part.map(rowIn))
        full = part.length === rowsAtOnce
        if (full) await setImmediate() // a long log is read without keeping everyone else waiting
      }
      return rows
    },

    async restored(section) {
      return reader.all(readRestored, [section]).map((row) => ({
        seq: numberIn(row, 'seq'),
        at: numberIn(row, 'at'),
        pen: numberOrNullIn(row, 'pen'),
        from: numberIn(row, 'restores'),
      }))
    },

    async voices(sections) {
      const voices = reader.all(readVoices, [JSON.stringify(sections)])
      return voices.map((row) => ({ section: textIn(row, 'section'), voice: textIn(row, 'voice') }))
    },

    async chainHead(section) {
      const [row] = reader.all('SELECT head, chain FROM section_head WHERE section = ?', [section])
      if (row === undefined) return { seq: 0, hash: hexOf(chainStart(section, 0)) }
      return { seq: numberIn(row, 'head'), hash: hexOf(bytesIn(row, 'chain')) }
    },
  }
}

function rowIn(row: SqlRow): Row {
  return {
    seq: numberIn(row, 'seq'),
    at: numberIn(row, 'at'),
    session: textIn(row, 'session'),
    pen: numberOrNullIn(row, 'pen'),
    kind: textIn(row, 'kind') === 'step2' ? 'step2' : 'update',
    bytes: bytesIn(row, 'bytes'),
    sources: sourcesIn(row),
  }
}

function sourcesIn(row: SqlRow): Row['sources'] {
  const json = textOrNullIn(row, 'sources')
  return json === null ? [] : loggedSourcesSchema.parse(JSON.parse(json))
}

function penIn(row: SqlRow): BoundPen {
  const by = spokenBySchema.nullable().parse(row['spoken_by'])
  return {
    pen: numberIn(row, 'pen'),
    hand: textIn(row, 'hand'),
    voice: textIn(row, 'voice'),
    capacity: capacitySchema.parse(row['capacity']),
    ...(by !== null && { by }),
    retired: numberIn(row, 'retired') === 1,
  }
}
