import type { Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'

/** Under what something of somebody may lie in a box: their own id first, then those that they had as a guest. */
export function idsOf(space: Space, person: string): readonly string[] {
  const asGuest = [...space.members.values()].filter(({ isNow }) => isNow === person)
  return [person, ...asGuest.map((guest) => guest.person)]
}

/**
 * Says whether nobody can open what lies in a box. One in which nobody has put anything is not asked for: that would make
 * it.
 */
export async function isLost(ballots: Pick<BallotBox, 'count' | 'open'>, box: string): Promise<boolean> {
  return (await ballots.count(box)) > 0 && (await ballots.open(box)) === 'lost'
}
