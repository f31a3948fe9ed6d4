import { interestEffects, type InterestEffect } from '@alongside/protocol'
import type { Meeting } from './meeting.ts'

/** What a person's interests in an item come to: the strictest that was decided, and to stay and speak otherwise. */
export function effectOn(meeting: Meeting, person: string, item: string): InterestEffect {
  const decided = [...meeting.interests.values()].flatMap((interest) =>
    interest.person === person && interest.item === item && !interest.withdrawn && interest.decided !== null
      ? [interest.decided.effect]
      : [],
  )
  return decided.reduce<InterestEffect>(
    (strictest, effect) =>
      interestEffects.indexOf(effect) > interestEffects.indexOf(strictest) ? effect : strictest,
    'stayAndSpeak',
  )
}

/** Says whether an item is closed to a person: they are to leave it, and it is on. It opens again by itself. */
export function isOutOf(meeting: Meeting, person: string, item: string): boolean {
  return meeting.on === item && effectOn(meeting, person, item) === 'leave'
}
