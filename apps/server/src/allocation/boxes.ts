import type { Round } from '@alongside/allocation'
import { idFrom, Refusal } from '@alongside/protocol'
import type { Effect, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { createHash } from 'node:crypto'

/** The box of a round's votes: named by what it is about, so that no event has to say that there is one. */
export function boxOf({ id }: Pick<Round, 'id'>): string {
  return idFrom(createHash('sha256').update(`votes ${id}`).digest())
}

/**
 * Keeps votes in the box of a round, or takes them away (null). Rejects with a refusal; what it kept of several before
 * that counts for nothing, since nothing is written of it.
 */
export async function sealVotes(
  ballots: BallotBox,
  space: Space,
  { allocation, sealed }: Extract<Effect, { type: 'sealVotes' }>,
): Promise<void> {
  const round = space.allocations.get(allocation)
  if (round === undefined) throw new RangeError('votes are kept of a round that is there')
  const box = boxOf(round)
  const state = await ballots.open(box)
  if (state !== 'open') throw state === 'lost' ? lost() : closing()
  for (const { person, text } of sealed) {
    const done = text === null ? await ballots.withdraw(box, person) : await ballots.put(box, person, text)
    if (done !== 'done') throw done === 'lost' ? lost() : closing()
  }
}

/** Nobody can open what was voted. */
export function lost(): Refusal {
  return new Refusal(
    'ended',
    'The key of these votes is gone, so nobody can open them. Ask who leads the round to have people vote again.',
    'key',
  )
}

function closing(): Refusal {
  return new Refusal('ended', 'The votes are being counted, so none is taken any more.')
}
