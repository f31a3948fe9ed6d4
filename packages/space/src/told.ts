import { eventFor } from '@alongside/allocation'
import type { EventEnvelope } from '@alongside/protocol'
import { roundSeer } from './allocation.ts'
import { isAllocationEvent } from './allocation-event.ts'
import { readEvent } from './event.ts'
import { maySee } from './permission.ts'
import type { Space } from './space.ts'

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
  // Which letters were confirmed stands with the section; a code is for whoever it was mailed to.
  if ('voice' in payload) return { section: payload.section, voice: payload.voice }
  // How many suggestions of others were decided is for them.
  if ('of' in payload) return { section: payload.section }
  // What somebody registered, or knows, may have been put otherwise or taken back.
  if ('registered' in payload || 'expertise' in payload) return { person: payload.person }
  // Who else heard what was said is for nobody.
  if ('put' in payload) return { place: payload.place }
  if ('handed' in payload) return { handed: payload.handed }
  return logged.payload
}

/** An event as one who may hear of it is told it; null: nothing of it. Most are told to all in the same way. */
export function toldTo(space: Space, logged: EventEnvelope, person: string): EventEnvelope | null {
  if (!isToldApart.has(logged.kind)) return logged
  const event = readEvent(logged)
  if (event?.kind === 'evaluationHeldIn') {
    const { in: meeting } = event.payload
    return meeting === null || maySee(space, person, meeting) ? logged : null
  }
  if (event?.kind === 'evaluationOpened') {
    // Which one it follows is told to those who may see that.
    const { from } = event.payload
    const isSeen = from !== null && maySee(space, person, from)
    return { ...logged, payload: { ...event.payload, from: isSeen ? from : null } }
  }
  if (event === null || !isAllocationEvent(event)) return logged
  // Who is ticked off as having voted on paper is told to them, and to those who lend a hand.
  const told = eventFor(event, roundSeer(space, person, event.payload.allocation))
  return told && { ...logged, payload: told.payload }
}

const isToldApart: ReadonlySet<string> = new Set(['paperEntered', 'evaluationOpened', 'evaluationHeldIn'])
