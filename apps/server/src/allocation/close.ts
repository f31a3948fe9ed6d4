import { closingFrom, closingRows } from '@alongside/allocation'
import { selfOf, type Ask, type Effect, type Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { boxOf, lost } from './boxes.ts'

/**
 * Closes the box of a round and answers the ask that closes the vote with what was in it; closed already, it answers the
 * same once more. Rejects with a refusal where the box cannot be opened. Whose which vote was is known inside of this
 * alone.
 */
export async function closeVotes(
  ballots: BallotBox,
  space: Space,
  ask: Extract<Ask, { do: 'allocate' }>,
  { allocation }: Extract<Effect, { type: 'closeVotes' }>,
): Promise<Ask> {
  const round = space.allocations.get(allocation)
  if (round === undefined) throw new RangeError('a box is closed of a round that is there')
  const box = boxOf(round)
  if ((await ballots.open(box)) === 'lost') throw lost()
  const closed = await ballots.close(box, (given) =>
    closingRows(round, given, (one) => (space.members.has(one) ? selfOf(space, one) : null)),
  )
  if (closed.type === 'lost') throw lost()
  return { ...ask, ask: { do: 'closeVoting', closing: closingFrom(round, closed.rows) } }
}
