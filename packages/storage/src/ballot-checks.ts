import { idSchema } from '@alongside/protocol'

/** Characters that a ballot and a row that is kept may have: the longest reason for a score as JSON, in quotation marks alone, with where its evidence lies. */
export const maxBallotChars = 2600

// What is wrong is said without the value: errors are logged, and a log may tell of no ballot and no voter.

/** Throws `RangeError` unless a vote is named by an id. */
export function checkVote(vote: string): void {
  if (!idSchema.safeParse(vote).success) throw new RangeError('a vote is named by an id')
}

/** Throws `RangeError` unless a vote and a person are named by ids. */
export function checkVoter(vote: string, person: string): void {
  checkVote(vote)
  if (!idSchema.safeParse(person).success) throw new RangeError('whoever votes is named by an id')
}

/** Throws `RangeError` unless a ballot, or a row that is made of some, is short and whole text. */
export function checkBallot(ballot: string): void {
  if (ballot.length > maxBallotChars || !ballot.isWellFormed()) {
    throw new RangeError(`a ballot is text of at most ${maxBallotChars} characters`)
  }
}

/** The error of a store that was asked to change a box that nobody opened. */
export function voteUnknown(vote: string): RangeError {
  return new RangeError(`nobody opened a box for vote ${vote}`)
}
