import type { Space } from '@alongside/space'
import type { Expected } from '../live/presence.ts'

/** Who must not be missing in a meeting, since they came in, and the unnamed cards that are up, since they were raised. */
export function expectedIn(space: Space, meeting: string): Expected {
  const { roll, cards } = space.meetings.get(meeting) ?? { roll: new Map(), cards: new Map() }
  return {
    people: new Map(
      [...roll.values()].flatMap(({ person, from, to }) => (to === null ? [[person, from]] : [])),
    ),
    cards: new Map(
      [...cards.values()].flatMap(({ by, raisedAt }) => (by.as === 'unnamed' ? [[by.hash, raisedAt]] : [])),
    ),
  }
}
