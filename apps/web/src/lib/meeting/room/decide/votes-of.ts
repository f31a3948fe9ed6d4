import { openVoteIn, type Meeting, type Vote } from '@alongside/meeting'
import { whyNoVote } from './why-no-vote.ts'

/** The votes on an item, in the order in which they were opened. */
export function votesOn({ votes }: Meeting, item: string): readonly Vote[] {
  return [...votes.values()]
    .filter((vote) => vote.item === item)
    .toSorted((one, other) => one.openedAt - other.openedAt)
}

/**
 * The vote that stands at the top of the meeting: the one that is open, or what came of the last one on the item that
 * is on, until a decision has been recorded from it.
 */
export function voteNow(meeting: Meeting): Vote | null {
  const open = openVoteIn(meeting)
  if (open !== null || meeting.on === null) return open
  const last = votesOn(meeting, meeting.on).at(-1)
  if (last === undefined || last.closed === null) return null
  return isDecided(meeting, last.id) ? null : last
}

/** The vote that is open and that a person has a vote in and has not voted; null: none waits for them. */
export function voteThatAwaits(meeting: Meeting, person: string): Vote | null {
  const open = openVoteIn(meeting)
  if (open === null || open.voted.includes(person)) return null
  return whyNoVote(meeting, person, open.item) === null ? open : null
}

/** The last closed vote on an item that no decision tells of yet. */
export function undecidedVote(meeting: Meeting, item: string): Vote | null {
  return (
    votesOn(meeting, item).findLast(({ id, closed }) => closed !== null && !isDecided(meeting, id)) ?? null
  )
}

function isDecided({ decisions }: Meeting, vote: string): boolean {
  return [...decisions.values()].some((decision) => decision.vote === vote)
}
