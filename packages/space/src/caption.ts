import { effectOn, hasEnded, mayCaption } from '@alongside/meeting'
import type { CaptionRefusal } from '@alongside/protocol'
import { maySee, permissionOn } from './permission.ts'
import { memberOf, membersOf, type Space } from './space.ts'

/** Says whether a person may read what was kept of the captions of an item; null: of the time between items. */
export function mayReadCaption(space: Space, person: string, meeting: string, item: string | null): boolean {
  return item === null ? maySee(space, person, meeting) : permissionOn(space, person, item) !== null
}

/**
 * Says whether a person is told a line of captions as the meeting goes on. Whoever left an item hears nothing that was
 * said in it, also not once they are back, from a captioner who is a sentence behind.
 */
export function hearsCaption(space: Space, person: string, meeting: string, item: string | null): boolean {
  const known = space.meetings.get(meeting)
  if (known === undefined || !mayReadCaption(space, person, meeting, item)) return false
  return item === null || effectOn(known, person, item) !== 'leave'
}

/** Says whether a line that was begun in an item may go on now: only if all who hear it may hear what is on. */
export function captionGoesOn(space: Space, meeting: string, item: string | null): boolean {
  const on = space.meetings.get(meeting)?.on ?? null
  if (on === null || on === item) return true
  return membersOf(space).every(
    ({ person }) => !hearsCaption(space, person, meeting, item) || hearsCaption(space, person, meeting, on),
  )
}

/** Says whether a person may take the lane of the captions: a captioner, from before the meeting until its end. */
export function mayTakeLane(space: Space, person: string, meeting: string): boolean {
  const known = space.meetings.get(meeting)
  const member = memberOf(space, person)
  if (known === undefined || member === null || !maySee(space, person, meeting)) return false
  const isOver = hasEnded(known) || known.calledOff !== null
  return !isOver && mayCaption(known, { actor: person, offices: member.offices })
}

/** Why a person may not type a line of an item now; null: they may. */
export function captionProblem(
  space: Space,
  person: string,
  meeting: string,
  item: string | null,
): Extract<CaptionRefusal, 'notAllowed' | 'ended' | 'hidden'> | null {
  const known = space.meetings.get(meeting)
  if (known === undefined || !maySee(space, person, meeting)) return 'notAllowed'
  if (known.phase !== 'live') return 'ended'
  if (!mayTakeLane(space, person, meeting)) return 'notAllowed'
  const isItem = item === null || known.items.has(item)
  const hears = (one: string | null): boolean => hearsCaption(space, person, meeting, one)
  return isItem && hears(item) && hears(known.on) ? null : 'hidden'
}
