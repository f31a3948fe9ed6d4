import { notFound, refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { MeetingEvent } from '../event.ts'
import { hereIn, type Meeting } from '../meeting.ts'
import type { Vote } from '../part.ts'
import { quorumOf } from '../quorum.ts'
import { answersOf, isVoterIn, openVoteIn } from '../vote.ts'
import { votersOn } from '../voting.ts'
import type { MeetingContext } from './context.ts'
import { itemFor } from './item.ts'
import { whileLive } from './phase.ts'
import { forOneself, leading } from './powers.ts'

/** On the item that is on, one vote at a time. */
export function openVote(
  meeting: Meeting,
  { do: _do, ...opened }: MeetingAskTo<'openVote'>,
  context: MeetingContext,
): MeetingDecision {
  const { vote: id, item } = opened
  if (itemFor(meeting, item, context) === null) return notFound()
  return leading(meeting, context, () =>
    whileLive(meeting, () => {
      if (meeting.votes.has(id)) return alreadySo
      if (meeting.on !== item) return refuse('notAllowed', 'This item is not on. Open it first.', 'item')
      if (openVoteIn(meeting) !== null) {
        return refuse('notAllowed', 'Another vote is open. Close it first, or call it off.', 'vote')
      }
      return { events: [{ kind: 'voteOpened', payload: { meeting: meeting.id, ...opened } }] }
    }),
  )
}

/** Voting again changes one's ballot. After the close it is told that somebody came late, and counts for nothing. */
export function castBallot(
  meeting: Meeting,
  { vote: id, person, answer, reason }: MeetingAskTo<'castBallot'>,
  context: MeetingContext,
): MeetingDecision {
  return voting(meeting, id, person, context, (vote) => {
    const { item, late, voted } = vote
    const at = { meeting: meeting.id, item, vote: id, person }
    if (vote.closed !== null) {
      if (voted.includes(person)) return refuse('ended', 'This vote is closed. Your vote stands as it was.')
      return late.includes(person) ? alreadySo : { events: [{ kind: 'ballotLate', payload: at }] }
    }
    const here = hereIn(meeting, person)
    if (here === null) return refuse('notAllowed', 'Come in first. Then you can vote.')
    if (!answersOf(vote.method).includes(answer)) {
      return refuse('invalid', 'This is not one of the answers.', 'answer')
    }
    const told: readonly MeetingEvent[] = voted.includes(person) ? [] : [{ kind: 'voted', payload: at }]
    if (vote.secret) return { events: told, sealed: { vote: id, person, answer } }
    const stands = vote.ballots.some(
      (ballot) => ballot.person === person && ballot.answer === answer && ballot.reason === reason,
    )
    if (stands) return alreadySo
    const ballot = { person, capacity: here.capacity, answer, reason }
    const cast: MeetingEvent = {
      kind: 'ballotCast',
      payload: { meeting: meeting.id, item, vote: id, ballot },
    }
    return { events: [cast, ...told] }
  })
}

export function takeBackBallot(
  meeting: Meeting,
  { vote: id, person }: MeetingAskTo<'takeBackBallot'>,
  context: MeetingContext,
): MeetingDecision {
  return voting(meeting, id, person, context, (vote) => {
    if (vote.closed !== null) return refuse('ended', 'This vote is closed. Your vote stands as it was.')
    const payload = { meeting: meeting.id, item: vote.item, vote: id, person }
    const events: readonly MeetingEvent[] = vote.voted.includes(person)
      ? [{ kind: 'ballotTakenBack', payload }]
      : []
    return vote.secret ? { events, sealed: { vote: id, person, answer: null } } : { events }
  })
}

/** Counts the ballots of those who have a vote now, and says whether enough people were there. */
export function closeVote(
  meeting: Meeting,
  { vote: id, secretBallots }: MeetingAskTo<'closeVote'>,
  context: MeetingContext,
): MeetingDecision {
  const vote = meeting.votes.get(id)
  if (vote === undefined) return notFound()
  return leading(meeting, context, () => {
    if (vote.closed !== null) return alreadySo
    if (vote.calledOff !== null) return calledOff()
    return whileLive(meeting, () => {
      if (vote.secret && secretBallots === null) return { events: [], closes: id }
      const { item } = vote
      const named = vote.ballots.filter(({ person }) => isVoterIn(meeting, person, item))
      const ballots = vote.secret
        ? { are: 'secret' as const, given: [...(secretBallots ?? [])] }
        : { are: 'named' as const, given: named }
      const quorum = standingOf(meeting, item, context)
      return {
        events: [{ kind: 'voteClosed', payload: { meeting: meeting.id, item, vote: id, quorum, ballots } }],
      }
    })
  })
}

export function callOffVote(
  meeting: Meeting,
  { vote: id, reason }: MeetingAskTo<'callOffVote'>,
  context: MeetingContext,
): MeetingDecision {
  const vote = meeting.votes.get(id)
  if (vote === undefined) return notFound()
  return leading(meeting, context, () => {
    if (vote.calledOff !== null) return alreadySo
    if (vote.closed !== null) return refuse('ended', 'This vote is closed. What came of it stands.')
    const payload = { meeting: meeting.id, item: vote.item, vote: id, reason }
    return { events: [{ kind: 'voteCalledOff', payload }] }
  })
}

/** How the quorum stands now, on an item or between items (null), as it goes into the record. */
export function standingOf(meeting: Meeting, item: string | null, { isGone }: MeetingContext) {
  const { missing, ...quorum } = quorumOf(meeting.quorum, votersOn(meeting, item, isGone))
  return { ...quorum, missing: missing.map((line) => ({ ...line })) }
}

/** Lets those vote who have a vote, and whoever notes for them; nobody where it was called off. */
function voting(
  meeting: Meeting,
  id: string,
  person: string,
  context: MeetingContext,
  then: (vote: Vote) => MeetingDecision,
): MeetingDecision {
  const vote = meeting.votes.get(id)
  if (vote === undefined || itemFor(meeting, vote.item, context) === null) return notFound()
  return forOneself(meeting, context, person, () => {
    if (vote.calledOff !== null) return calledOff()
    if (!isVoterIn(meeting, person, vote.item)) {
      return refuse('notAllowed', 'There is no vote for this person on this item.')
    }
    return then(vote)
  })
}

function calledOff(): MeetingDecision {
  return refuse('ended', 'This vote was called off.')
}
