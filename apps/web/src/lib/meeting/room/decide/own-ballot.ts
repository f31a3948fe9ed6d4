import type { Vote } from '@alongside/meeting'
import type { BallotAnswer } from '@alongside/protocol'

/** What somebody has answered; *unknown*: they have voted in secret, and this page does not know how. */
export type OwnBallot =
  | { readonly is: 'none' | 'unknown' }
  | { readonly is: 'given'; readonly answer: BallotAnswer; readonly reason: string }

/** What a person has answered in a vote; `inBox` is what is known of their ballot in a secret one. */
export function ownBallot(
  { secret, voted, ballots }: Vote,
  person: string,
  inBox: BallotAnswer | undefined,
): OwnBallot {
  const given = ballots.find((ballot) => ballot.person === person)
  if (given !== undefined) return { is: 'given', answer: given.answer, reason: given.reason }
  // What was in the box counts no more once it was taken back, perhaps on another device.
  if (!voted.includes(person)) return { is: 'none' }
  return secret && inBox !== undefined ? { is: 'given', answer: inBox, reason: '' } : { is: 'unknown' }
}
