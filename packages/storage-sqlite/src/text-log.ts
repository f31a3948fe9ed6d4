import { capacitySchema } from '@alongside/protocol'
import type { BoundPen, Row, TextLog } from '@alongside/storage'
import { bytesIn, numberIn, numberOrNullIn, textIn, type SqlRow } from './columns.ts'
import { withOwnBytes } from './own-bytes.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** The text log: read here, written by the writer thread. */
export function createTextLog(reader: Reader, writer: WriterClient): TextLog {
  return {
    async start(section) {
      const [head] = reader.all('SELECT head, epoch FROM section_head WHERE section = ?', [section])
      if (head === undefined) return { head: 0, epoch: 0, pens: [] }
      const pens = reader.all(
        'SELECT pen, hand, voice, capacity, retired FROM pen WHERE section = ? ORDER BY pen',
        [section],
      )
      return { head: numberIn(head, 'head'), epoch: numberIn(head, 'epoch'), pens: pens.map(penIn) }
    },

    async rows(section, afterSeq, upTo) {
      const rows = reader.all(
        'SELECT seq, at, session, pen, kind, bytes FROM update_row ' +
          'WHERE section = ? AND seq > ? AND seq <= ? ORDER BY seq',
        [section, afterSeq, upTo],
      )
      return rows.map(rowIn)
    },

    async append(batches) {
      const { results } = await writer.ask({ type: 'text', batches: batches.map(withOwnBytes) })
      return results
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
  }
}

function penIn(row: SqlRow): BoundPen {
  return {
    pen: numberIn(row, 'pen'),
    hand: textIn(row, 'hand'),
    voice: textIn(row, 'voice'),
    capacity: capacitySchema.parse(row['capacity']),
    retired: numberIn(row, 'retired') === 1,
  }
}
