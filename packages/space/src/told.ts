import type { EventEnvelope } from '@alongside/protocol'
import { readEvent } from './event.ts'

/**
 * What a reader is told of an event's payload. Of comments only which it is: their words may have been taken
 * back or the right to read them lost since, so they are read where they stand now.
 */
export function toldOf(logged: EventEnvelope): unknown {
  const payload = readEvent(logged)?.payload
  // For whom a link is stays with those who look after it.
  if (payload !== undefined && 'link' in payload && 'label' in payload) return { link: payload.link }
  if (payload === undefined || !('thread' in payload)) return logged.payload
  return { section: payload.section, thread: payload.thread }
}
