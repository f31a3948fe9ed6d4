import type { EventEnvelope } from '@alongside/protocol'
import { readEvent } from './event.ts'

/**
 * What a reader is told of an event's payload. Of comments only which it is: their words may have been taken
 * back or the right to read them lost since, so they are read where they stand now.
 */
export function toldOf(logged: EventEnvelope): unknown {
  const event = readEvent(logged)
  switch (event?.kind) {
    case 'commented':
    case 'replied':
    case 'reworded':
    case 'takenBack':
    case 'wordsConfirmed':
    case 'reacted':
    case 'resolved':
    case 'reopened':
      return { section: event.payload.section, thread: event.payload.thread }
    default:
      return logged.payload
  }
}
