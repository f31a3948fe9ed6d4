import { audienceSchema, capacitySchema, type EventEnvelope } from '@alongside/protocol'
import {
  checkEvents,
  payloadJson,
  refound,
  type DoneWith,
  type EventLog,
  type Finder,
  type FindingChange,
} from '@alongside/storage'
import { numberIn, textIn, textOrNullIn, type SqlRow } from './columns.ts'
import { jobRow } from './jobs.ts'
import { withOwnLetters } from './own-bytes.ts'
import type { Reader } from './reader.ts'
import { sweepAway } from './sweep-away.ts'
import { batchRows } from './text-log.ts'
import type { WriterClient } from './writer-client.ts'
import type { EventRow, FoundIn, RequestOf } from './writer/request.ts'

const columns = 'seq, space, at, actor, hand, capacity, audience, kind, payload'

/** The event log: read here, written by the writer thread; `finder` runs here, beside the rest of the core. */
export function createEventLog(reader: Reader, writer: WriterClient, finder: Finder): EventLog {
  /** What all events set, and how many there are. */
  function foundInAll(): { readonly count: number; readonly findings: readonly FoundIn[] } {
    const found = new Map<string, FoundIn>()
    const rows = reader.all(`SELECT ${columns} FROM event ORDER BY space, seq`, [])
    for (const row of rows) {
      const event = eventIn(row)
      for (const { change, kind, key } of finder(event)) {
        const slot = JSON.stringify([kind, key, event.space])
        if (change === 'set') found.set(slot, { kind, key, space: event.space })
        else found.delete(slot)
      }
    }
    return { count: rows.length, findings: [...found.values()] }
  }

  /** What is found otherwise by the events of a space in which something else is to stand. */
  function foundElsewhere(space: string, erased: DoneWith['erased']): readonly FindingChange[] {
    return (erased?.events ?? []).flatMap(({ seq, payload }) => {
      const [row] = reader.all(`SELECT ${columns} FROM event WHERE space = ? AND seq = ?`, [space, seq])
      return row === undefined ? [] : refound(finder, eventIn(row), payload)
    })
  }

  return {
    async read(space, afterSeq) {
      const rows = reader.all(`SELECT ${columns} FROM event WHERE space = ? AND seq > ? ORDER BY seq`, [
        space,
        afterSeq,
      ])
      return rows.map(eventIn)
    },

    async append(space, head, events, jobs = [], { batches = [], erased } = {}) {
      checkEvents(space, head, events)
      const rows = events.map(eventRow)
      const changes = [...foundElsewhere(space, erased), ...events.flatMap((event) => finder(event))]
      const own = { jobs: jobs.map(jobRow), batches: batches.map(batchRows) }
      const request = { type: 'events', space, head, rows, changes, ...own } as const
      if (erased === undefined) return (await writer.ask(request)).written
      const { written } = await writer.ask({ ...request, erased: erasedRows(erased) })
      if (written) await sweepAway(writer)
      return written
    },

    async find({ kind, key }) {
      const rows = reader.all('SELECT space FROM finding WHERE kind = ? AND key = ? ORDER BY space', [
        kind,
        key,
      ])
      return rows.map((row) => textIn(row, 'space'))
    },

    async rebuild() {
      let written = false
      while (!written) {
        written = (await writer.ask({ type: 'findings', ...foundInAll() })).written
      }
    },
  }
}

function erasedRows({
  texts,
  events,
  captions = [],
}: NonNullable<DoneWith['erased']>): NonNullable<RequestOf<'events'>['erased']> {
  return {
    texts: texts.map(withOwnLetters),
    captions,
    events: events.map((event) => ({ seq: event.seq, kind: event.kind, payload: payloadJson(event) })),
  }
}

function eventRow(event: EventEnvelope): EventRow {
  const { seq, at, actor, hand, capacity, audience, kind } = event
  const texts = { audience: JSON.stringify(audience), payload: payloadJson(event) }
  return { seq, at, actor, hand, capacity, kind, ...texts }
}

function eventIn(row: SqlRow): EventEnvelope {
  return {
    seq: numberIn(row, 'seq'),
    space: textIn(row, 'space'),
    at: numberIn(row, 'at'),
    actor: textOrNullIn(row, 'actor'),
    hand: textOrNullIn(row, 'hand'),
    capacity: capacitySchema.nullable().parse(row['capacity']),
    audience: audienceSchema.parse(JSON.parse(textIn(row, 'audience'))),
    kind: textIn(row, 'kind'),
    payload: JSON.parse(textIn(row, 'payload')),
  }
}
