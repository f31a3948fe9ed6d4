/** How a box stands; one whose key is gone is *lost*: nobody can open its ballots, and the vote must be held again. */
export type BoxState = 'open' | 'closed' | 'lost'

/** What became of a ballot that was put or withdrawn: done, or nothing, since the box was closed or is lost. */
export type BallotAnswer = 'done' | 'late' | 'lost'

/** A ballot with the person whose it is, as it is seen while a box is being closed and never again. */
export interface OpenedBallot {
  readonly person: string
  readonly ballot: string
}

/** Makes what is kept of the ballots of a box; pure, and done at once. Its rows may not tell whose they are. */
export type PrepareRows = (ballots: readonly OpenedBallot[]) => readonly string[]

/** What closing a box came to. */
export type Closing =
  { readonly type: 'counted'; readonly rows: readonly string[] } | { readonly type: 'lost' }

/**
 * Secret ballots, each in the box of its vote; so is what people are asked in private after a meeting. Until the close
 * they are sealed, and only whose a ballot is can read it; the close keeps rows without person, order and time, and
 * destroys what could tell more. Votes and people are ids, and a ballot has at most 2,600 characters; anything else is
 * a `RangeError`, as is a vote that nobody opened where something is to be changed.
 */
export interface BallotBox {
  /** Makes a box for a vote; where there is one already, only says how it stands. */
  open(vote: string): Promise<BoxState>
  /** Keeps a person's ballot in place of the one they put before. */
  put(vote: string, person: string, ballot: string): Promise<BallotAnswer>
  /** Takes a person's ballot away, if there is one. */
  withdraw(vote: string, person: string): Promise<BallotAnswer>
  /** What a person has in the box; null when nothing, and once it is closed or lost. */
  mine(vote: string, person: string): Promise<string | null>
  /** How many ballots are in the box; 0 once it is closed. */
  count(vote: string): Promise<number>
  /**
   * Closes the box for good, keeps the rows that `prepare` makes of its ballots, and answers them shuffled. Ballots
   * that come from now on are late. On a box that is closed it answers the same rows once more, without `prepare`.
   * If it rejects before the rows are kept, the box is open as before.
   */
  close(vote: string, prepare: PrepareRows): Promise<Closing>
  /** The rows that were kept of a vote, in the order in which closing it answered them; null unless it is closed. */
  counted(vote: string): Promise<readonly string[] | null>
}
