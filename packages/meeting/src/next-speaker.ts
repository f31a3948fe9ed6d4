import { isAway } from './away.ts'
import { isOutOf } from './interest.ts'
import type { Meeting } from './meeting.ts'
import type { Waiting } from './part.ts'
import { suggestNext } from './speaking-order.ts'

/**
 * Those of the list who can be called now, in its order: not who has to leave this item, and not who comes from
 * afar and has had no connection for two minutes. They keep their place in the list for when they are back.
 */
export function readyToSpeak(meeting: Meeting, isGone: (person: string) => boolean): readonly Waiting[] {
  return meeting.waiting.filter(({ person }) => {
    if (isAway(meeting, person, isGone)) return false
    return meeting.on === null || !isOutOf(meeting, person, meeting.on)
  })
}

/** Whom the product suggests to call next; null while nobody waits. */
export function nextSpeaker(meeting: Meeting, isGone: (person: string) => boolean): string | null {
  return suggestNext(readyToSpeak(meeting, isGone), meeting.spoken)
}
