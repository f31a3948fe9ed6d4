import { ballotPaperOf, openVote, type MyVote, type Round } from '@alongside/allocation'
import type { Ask, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { idsOf } from '../evaluation/boxes.ts'
import { boxOf } from './boxes.ts'

type Reads = Pick<BallotBox, 'mine' | 'count' | 'open'>

/** What somebody has voted in a round that is open, and nobody else's vote. */
export async function myVote(
  ballots: Reads,
  { space, round, person }: { readonly space: Space; readonly round: Round; readonly person: string },
): Promise<MyVote> {
  const nothing = { isLost: false, capacity: null, ballot: null }
  if (round.phase !== 'voting') return nothing
  const box = boxOf(round)
  if (await isLost(ballots, box)) return { ...nothing, isLost: true }
  const [id] = await votedAs(ballots, space, round, person)
  const text = id === undefined ? null : await ballots.mine(box, id)
  const vote = text === null ? null : openVote(ballotPaperOf(round), text)
  return vote === null ? nothing : { isLost: false, ...vote }
}

/** Adds to a vote under which ids of theirs one lies in the box: looked up where it is decided. */
export async function withVotedAs(ballots: Reads, space: Space, ask: Ask): Promise<Ask> {
  if (ask.do !== 'allocate' || (ask.ask.do !== 'vote' && ask.ask.do !== 'takeVoteBack')) return ask
  const round = space.allocations.get(ask.allocation)
  if (round === undefined) return ask
  return { ...ask, ask: { ...ask.ask, votedAs: await votedAs(ballots, space, round, ask.ask.person) } }
}

/** The ids of somebody under which a vote lies in the box: that of now first, then those from when they came as a guest. */
async function votedAs(
  ballots: Reads,
  space: Space,
  round: Round,
  person: string,
): Promise<readonly string[]> {
  const box = boxOf(round)
  const found: string[] = []
  for (const id of idsOf(space, person)) if ((await ballots.mine(box, id)) !== null) found.push(id)
  return found
}

/** A box in which nobody has put anything is not asked for: that would make it. */
async function isLost(ballots: Reads, box: string): Promise<boolean> {
  return (await ballots.count(box)) > 0 && (await ballots.open(box)) === 'lost'
}
