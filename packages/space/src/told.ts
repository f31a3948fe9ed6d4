import type { EventEnvelope } from '@alongside/protocol'
import { readEvent } from './event.ts'

/**
 * What a reader is told of an event's payload. Of comments only which it is: their words may have been taken
 * back or the right to read them lost since, so they are read where they stand now. So are files, words
 * handed on, and suggestions.
 */
export function toldOf(logged: EventEnvelope): unknown {
  const payload = readEvent(logged)?.payload
  if (payload === undefined) return logged.payload
  // For whom a link is stays with those who look after it.
  if ('link' in payload && 'label' in payload) return { link: payload.link }
  if ('thread' in payload) return { section: payload.section, thread: payload.thread }
  if ('file' in payload && 'section' in payload) return { section: payload.section, file: payload.file }
  // How many suggestions of others were decided is for them.
  if ('of' in payload) return { section: payload.section }
  // What somebody registered, or knows, may have been put otherwise or taken back.
  if ('registered' in payload || 'expertise' in payload) return { person: payload.person }
  if ('handed' in payload) return { handed: payload.handed }
  return logged.payload
}
