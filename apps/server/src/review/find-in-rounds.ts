import type { CountedRound } from '@alongside/review'
import type { Space } from '@alongside/space'
import type { Seer } from './seer.ts'

/** The rounds that somebody may see in which money was shared out, with who voted as each tells it. */
export function findInRounds(space: Space, seer: Seer): readonly CountedRound[] {
  return [...space.allocations.values()].flatMap(({ id, counted }) =>
    counted === null || space.documents.get(id)?.putAway !== false || !seer.maySee(id)
      ? []
      : [{ round: id, at: counted.at, turnout: counted.turnout }],
  )
}
