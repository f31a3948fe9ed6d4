import type { Participant } from '@alongside/figures'
import type { AllocationBallot, Capacity } from '@alongside/protocol'
import { z } from 'zod'
import { ballotChecker } from './ballot.ts'
import { ballotPaperOf } from './ballot-paper.ts'
import { papersIn, seedIn } from './box.ts'
import { jsonFrom } from './json-from.ts'
import { isAssisted, isTicked, type Round } from './round.ts'
import { hashSchema, type BallotPaper } from './rules.ts'
import { openVote, voteSealer, type SealedVote } from './sealed-vote.ts'
import { turnoutOf, turnoutSchema, type Turnout } from './turnout.ts'

/** What was in the box of a round, and nobody's name. */
export interface Closing {
  readonly ballots: readonly AllocationBallot[]
  /** Null where there are too few to be told of. */
  readonly turnout: Turnout | null
  readonly seed: string | null
}

/** A vote as it lay in its box: whoever gave it stands under the id that they had then. */
export interface GivenVote {
  readonly person: string
  readonly ballot: string
}

/** A vote that counts; of one on paper it is not known whose it is. */
interface Counted {
  readonly person: string | null
  readonly capacity: Capacity | null
  readonly ballot: AllocationBallot
}

const headSchema = z.object({ turnout: turnoutSchema.nullable(), seed: hashSchema.nullable() })

/**
 * The rows that are kept of a box at its close: the votes that count without their voters, and one row with the turnout
 * and the seed. Of each person one vote counts: of who came as a guest too their own; of who is ticked off on paper none
 * of the box. What lies there of nobody, or by another's hand without a word of it, was never written, and counts for
 * nothing. With fewer than the rules ask for no vote is kept.
 */
export function closingRows(
  round: Round,
  given: readonly GivenVote[],
  selfOf: (id: string) => string | null,
): readonly string[] {
  const paper = ballotPaperOf(round)
  const validVote = validVoteOn(paper)
  const texts = new Map(given.map(({ person, ballot }) => [person, ballot]))
  const onPaper = round.batches
    .filter(({ witness }) => witness !== null)
    .flatMap((batch) => papersIn(round.id, batch))
  const own = new Map<string, SealedVote>()
  for (const [person, text] of texts) {
    const self = selfOf(person)
    if (self === null || isTicked(round, self) || (person !== self && own.has(self))) continue
    const vote = validVote(text)
    if (vote === null || (vote.byHand && !isAssisted(round, self))) continue
    own.set(self, vote)
  }
  const votes: readonly Counted[] = [
    ...[...own].map(([person, { capacity, ballot }]) => ({ person, capacity, ballot })),
    ...onPaper.flatMap((id) => {
      const vote = validVote(texts.get(id) ?? '')
      return vote === null ? [] : [{ person: null, capacity: vote.capacity, ballot: vote.ballot }]
    }),
  ]
  const ticked = round.batches.flatMap(({ people }) => people)
  const paperVotes = votes.filter(({ person }) => person === null).length
  const turnout = turnoutOf({
    voted: [...votes.flatMap(participantOf), ...round.list.filter(({ person }) => ticked.includes(person))],
    unnamed: Math.max(0, paperVotes - ticked.length),
    onPaper: paperVotes,
    eligible: round.rules.voters === 'list' ? round.list : null,
  })
  const seed = texts.get(seedIn(round.id)) ?? null
  const seal = voteSealer(paper)
  const isCounted = votes.length >= round.rules.leastBallots
  return [
    JSON.stringify({ turnout: isCounted ? turnout : null, seed }),
    ...(isCounted
      ? votes.map(({ ballot }) => seal({ capacity: null, ballot: plain(ballot), byHand: false }))
      : []),
  ]
}

/**
 * A ballot as it is told: points that are none are left out, since who writes them down and who does not (on paper, on
 * a screen, thinking again) would tell ballots apart by how they were given.
 */
function plain(ballot: AllocationBallot): AllocationBallot {
  return ballot.by === 'score'
    ? { ...ballot, scores: ballot.scores.filter(({ score }) => score > 0) }
    : ballot
}

/** What was in the box, from the rows that were kept in whatever order; throws `RangeError` for rows of something else. */
export function closingFrom(round: Round, rows: readonly string[]): Closing {
  const validVote = validVoteOn(ballotPaperOf(round))
  const ballots: AllocationBallot[] = []
  let head: z.infer<typeof headSchema> | null = null
  for (const row of rows) {
    const vote = validVote(row)
    if (vote === null) head = headFrom(row)
    else ballots.push(vote.ballot)
  }
  if (head === null) throw new RangeError('The rows of a round say how many voted.')
  return { ballots, ...head }
}

function headFrom(row: string): z.infer<typeof headSchema> {
  const read = headSchema.safeParse(jsonFrom(row))
  if (!read.success) throw new RangeError('A row of a round is a ballot of it, or says how many voted.')
  return read.data
}

function validVoteOn(paper: BallotPaper): (text: string) => SealedVote | null {
  const problemWith = ballotChecker(paper)
  return (text) => {
    const vote = openVote(paper, text)
    return vote === null || problemWith(vote.ballot) !== null ? null : vote
  }
}

function participantOf({ person, capacity }: Counted): Participant[] {
  return person === null || capacity === null ? [] : [{ person, capacity }]
}
