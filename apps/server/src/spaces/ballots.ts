import { secretBallotSchema, secretBallotsOf } from '@alongside/meeting'
import { Refusal } from '@alongside/protocol'
import type { Ask, Effect, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'

/** Keeps a ballot in the box of its vote, which is made with the first of them; rejects with a refusal. */
export async function sealBallot(
  ballots: BallotBox,
  { vote, person, answer }: Extract<Effect, { type: 'sealBallot' }>,
): Promise<void> {
  const state = await ballots.open(vote)
  const done =
    state !== 'open'
      ? state
      : answer === null
        ? await ballots.withdraw(vote, person)
        : await ballots.put(vote, person, answer)
  if (done === 'lost') throw lost()
  if (done !== 'done') throw new Refusal('ended', 'This vote is being closed.')
}

/**
 * Closes the box of a secret vote and answers the ask that closes the vote with what was in it; rejects with a refusal
 * where the box cannot be opened. Whose which ballot was is known inside of this alone.
 */
export async function closeBox(
  ballots: BallotBox,
  space: Space,
  ask: Extract<Ask, { do: 'meet' }>,
  { meeting: id, vote }: Extract<Effect, { type: 'closeBox' }>,
): Promise<Ask> {
  const meeting = space.meetings.get(id)
  if (meeting === undefined) throw new RangeError('a box is closed of a meeting that is there')
  if ((await ballots.open(vote)) === 'lost') throw lost()
  const closing = await ballots.close(vote, (given) =>
    secretBallotsOf(meeting, vote, given).map((ballot) => JSON.stringify(ballot)),
  )
  if (closing.type === 'lost') throw lost()
  const secretBallots = closing.rows.map((row) => secretBallotSchema.parse(JSON.parse(row)))
  return { ...ask, ask: { do: 'closeVote', vote, secretBallots } }
}

function lost(): Refusal {
  return new Refusal(
    'ended',
    'The key of this secret vote is gone, so nobody can open its ballots. Call the vote off and hold it again.',
    'key',
  )
}
