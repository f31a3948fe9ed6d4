import type { EventEnvelope, Writer } from '@alongside/protocol'
import type { Finder, Finding, FindingChange } from '../event-log.ts'
import type { NewJob } from '../jobs.ts'
import type { NewRow } from '../text-log.ts'

/** A row that holds these bytes. */
export function newRow(bytes: readonly number[] | Uint8Array, pen: number | null = null): NewRow {
  return {
    at: 1_700_000_000_123,
    session: 'session-of-asha',
    pen,
    kind: 'update',
    bytes: Uint8Array.from(bytes),
  }
}

/** A writer who speaks for themselves with this pen. */
export function writerWith(pen: number, hand = 'asha000000000000'): Writer {
  return { pen, hand, voice: hand, capacity: 'usesServices' }
}

/** The first event of a space; `changes` is what `findById` makes of it. */
export function newEvent(space: string, changes: readonly FindingChange[] = [], note = ''): EventEnvelope {
  return {
    seq: 1,
    space,
    at: 1_700_000_000_456,
    actor: 'asha000000000000',
    hand: 'asha000000000000',
    capacity: 'usesServices',
    audience: { to: 'space' },
    kind: 'sample',
    payload: { note, changes },
  }
}

/** Events numbered on from a head. */
export function after(head: number, ...events: readonly EventEnvelope[]): readonly EventEnvelope[] {
  return events.map((event, index) => ({ ...event, seq: head + index + 1 }))
}

interface SamplePayload {
  readonly note: string
  readonly changes: readonly FindingChange[]
}

function isSample(payload: unknown): payload is SamplePayload {
  return typeof payload === 'object' && payload !== null && 'changes' in payload
}

/** A finder that does what a sample event's payload says, and nothing for any other. */
export const findById: Finder = ({ payload }) => (isSample(payload) ? payload.changes : [])

/** The note of a sample event, and nothing of any other. */
export function noteOf({ payload }: Pick<EventEnvelope, 'payload'>): string {
  return isSample(payload) ? payload.note : ''
}

export function set(kind: Finding['kind'], key: string): FindingChange {
  return { kind, key, change: 'set' }
}

export function unset(kind: Finding['kind'], key: string): FindingChange {
  return { kind, key, change: 'unset' }
}

/** A job of kind `sample` that is due at 1000, with the key as its payload too. */
export function newJob(key: string, rest: Partial<NewJob> = {}): NewJob {
  return { kind: 'sample', key, space: null, dueAt: 1000, payload: { about: key }, ...rest }
}
