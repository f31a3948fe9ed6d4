import { audienceSchema, capacitySchema, type EventEnvelope } from '@alongside/protocol'
import { checkSpace, payloadJson, type EventLog, type Finder, type NewEvent } from '@alongside/storage'
import { numberIn, textIn, textOrNullIn, type SqlRow } from './columns.ts'
import { jobRow } from './jobs.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'
import type { EventRow, FoundIn } from './writer/request.ts'

const columns = 'seq, space, at, actor, hand, capacity, audience, kind, payload'

/** The event log: read here, written by the writer thread; `finder` runs here, beside the rest of the core. */
export function createEventLog(reader: Reader, writer: WriterClient, finder: Finder): EventLog {
  function foundUpTo(last: number): readonly FoundIn[] {
    const found = new Map<string, FoundIn>()
    for (const row of reader.all(`SELECT ${columns} FROM event WHERE seq <= ? ORDER BY seq`, [last])) {
      const event = eventIn(row)
      for (const { change, kind, key } of finder(event)) {
        const slot = JSON.stringify([kind, key, event.space])
        if (change === 'set') found.set(slot, { kind, key, space: event.space })
        else found.delete(slot)
      }
    }
    return [...found.values()]
  }

  return {
    async read(space, afterSeq) {
      const rows = reader.all(`SELECT ${columns} FROM event WHERE space = ? AND seq > ? ORDER BY seq`, [
        space,
        afterSeq,
      ])
      return rows.map(eventIn)
    },

    async append(space, head, events, jobs = []) {
      checkSpace(space, events)
      const rows = events.map(eventRow)
      const kept = events.map((event, index) => ({
        ...event,
        payload: JSON.parse(rows[index]?.payload ?? 'null'),
      }))
      const changes = kept.flatMap((event) => finder(event))
      const { seqs } = await writer.ask({
        type: 'events',
        space,
        head,
        rows,
        changes,
        jobs: jobs.map(jobRow),
      })
      if (seqs === null) return { type: 'behind' }
      return { type: 'written', events: kept.map((event, index) => ({ ...event, seq: seqs[index] ?? 0 })) }
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
        const [row] = reader.all('SELECT coalesce(max(seq), 0) AS last FROM event', [])
        const last = numberIn(row ?? {}, 'last')
        written = (await writer.ask({ type: 'findings', last, findings: foundUpTo(last) })).written
      }
    },
  }
}

function eventRow(event: NewEvent): EventRow {
  const { at, actor, hand, capacity, audience, kind } = event
  return { at, actor, hand, capacity, audience: JSON.stringify(audience), kind, payload: payloadJson(event) }
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
