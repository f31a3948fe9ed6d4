import type { Round } from '@alongside/allocation'
import { idFrom, Refusal } from '@alongside/protocol'
import type { Effect, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { createHash } from 'node:crypto'

/** The box of a round's votes, another one each time they are asked for again: named by what it is about, so that no event has to say that there is one. */
export function boxOf({ id, again }: Pick<Round, 'id' | 'again'>): string {
  return idFrom(createHash('sha256').update(`votes ${id} ${again.length}`).digest())
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

/** Rejects with a refusal where what is to be taken out of the box of a round was counted, and that is only not written yet. */
export async function refuseCounted(
  ballots: BallotBox,
  space: Space,
  { allocation }: Extract<Effect, { type: 'unsealVotes' }>,
): Promise<void> {
  const round = space.allocations.get(allocation)
  if (round !== undefined && (await ballots.counted(boxOf(round))) !== null) throw closing()
}

/**
 * Takes out of the box of a round what is not to lie there any more: once that is written, since what lies there beside
 * what is written counts for nothing, and what is written must lie there.
 */
export async function unsealVotes(
  ballots: BallotBox,
  space: Space,
  { allocation, unsealed }: Extract<Effect, { type: 'unsealVotes' }>,
): Promise<void> {
  const round = space.allocations.get(allocation)
  if (round === undefined) throw new RangeError('votes are taken out of a round that is there')
  const box = boxOf(round)
  if ((await ballots.open(box)) !== 'open') return
  for (const person of unsealed) await ballots.withdraw(box, person)
}

/** Nobody can open what was voted. */
export function lost(): Refusal {
  return new Refusal(
    'ended',
    'The key of these votes is gone, so nobody can open them. Whoever leads the round can have people vote again.',
    'key',
  )
}

function closing(): Refusal {
  return new Refusal('ended', 'The votes are being counted, so none is taken any more.')
}
