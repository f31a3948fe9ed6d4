import type { MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'

export function makePublicCopy(
  meeting: Meeting,
  { payload: { copy: id, title, items } }: MeetingEventOf<'publicCopyMade'>,
  at: number,
): Meeting {
  if (meeting.phase !== 'approved' || meeting.copies.has(id)) return meeting
  const copies = new Map(meeting.copies).set(id, { id, at, title, items, withdrawn: null })
  return { ...meeting, phase: 'publicCopy', copies }
}

/** It stays known that there was one: whoever has its address is told that it was withdrawn. */
export function withdrawPublicCopy(
  meeting: Meeting,
  { payload: { copy: id, reason } }: MeetingEventOf<'publicCopyWithdrawn'>,
  at: number,
): Meeting {
  const copy = meeting.copies.get(id)
  if (copy === undefined || copy.withdrawn !== null) return meeting
  const copies = new Map(meeting.copies).set(id, { ...copy, withdrawn: { at, reason } })
  return { ...meeting, phase: 'approved', copies }
}
