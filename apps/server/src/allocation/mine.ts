import { ballotPaperOf, openVote, votedSelf, type MyVote, type Round } from '@alongside/allocation'
import type { Ask, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { idsOf, isLost } from '../spaces/own-box.ts'
import { boxOf } from './boxes.ts'

type Reads = Pick<BallotBox, 'mine' | 'count' | 'open'>

/** A vote as it lies in a box, under one of the ids of whoever has it. */
interface Lying {
  readonly id: string
  readonly text: string
}

/** What somebody has voted in a round that is open, and nobody else's vote. */
export async function myVote(
  ballots: Reads,
  { space, round, person }: { readonly space: Space; readonly round: Round; readonly person: string },
): Promise<MyVote> {
  const nothing = { isLost: false, capacity: null, ballot: null }
  if (round.phase !== 'voting') return nothing
  if (await isLost(ballots, boxOf(round))) return { ...nothing, isLost: true }
  const [first] = await votesOf(ballots, space, round, person)
  const vote = first === undefined ? null : openVote(ballotPaperOf(round), first.text)
  return vote === null ? nothing : { ...nothing, capacity: vote.capacity, ballot: vote.ballot }
}

/** Adds to what is asked of a vote what its box alone knows: looked up where it is decided, not a moment before. */
export async function withBox(ballots: Reads, space: Space, ask: Ask): Promise<Ask> {
  if (ask.do !== 'allocate') return ask
  const round = space.allocations.get(ask.allocation)
  if (round === undefined || round.phase !== 'voting') return ask
  switch (ask.ask.do) {
    case 'vote':
    case 'takeVoteBack': {
      const lying = await votesOf(ballots, space, round, ask.ask.person)
      const known = {
        votedAs: lying.map(({ id }) => id),
        votedSelf: votedSelf(
          round,
          lying.map(({ text }) => text),
        ),
      }
      return { ...ask, ask: { ...ask.ask, ...known } }
    }
    case 'voteAgain':
      return { ...ask, ask: { ...ask.ask, isLost: (await ballots.open(boxOf(round))) === 'lost' } }
    default:
      return ask
  }
}

/** What lies in the box of somebody: under the id of now first, then under those from when they came as a guest. */
async function votesOf(
  ballots: Reads,
  space: Space,
  round: Round,
  person: string,
): Promise<readonly Lying[]> {
  const box = boxOf(round)
  const found = await Promise.all(
    idsOf(space, person).map(async (id) => ({ id, text: await ballots.mine(box, id) })),
  )
  return found.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }]))
}
