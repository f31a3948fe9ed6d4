import type { MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { Vote } from '../part.ts'

export function openVote(meeting: Meeting, { payload }: MeetingEventOf<'voteOpened'>, at: number): Meeting {
  const { vote: id, item, question, method, secret } = payload
  if (meeting.votes.has(id)) return meeting
  const opened: Vote = {
    id,
    item,
    question,
    method,
    secret,
    openedAt: at,
    voted: [],
    ballots: [],
    late: [],
    closed: null,
    calledOff: null,
  }
  return { ...meeting, votes: new Map(meeting.votes).set(id, opened) }
}

export function changeVote(meeting: Meeting, id: string, change: (vote: Vote) => Partial<Vote>): Meeting {
  const vote = meeting.votes.get(id)
  if (vote === undefined) return meeting
  return { ...meeting, votes: new Map(meeting.votes).set(id, { ...vote, ...change(vote) }) }
}

/** Who votes again has one ballot, the last. */
export function castBallot(meeting: Meeting, { payload }: MeetingEventOf<'ballotCast'>): Meeting {
  const { vote, ballot } = payload
  return changeVote(meeting, vote, ({ ballots }) => ({
    ballots: [...ballots.filter(({ person }) => person !== ballot.person), ballot],
  }))
}

export function takeBallotBack(meeting: Meeting, { payload }: MeetingEventOf<'ballotTakenBack'>): Meeting {
  return changeVote(meeting, payload.vote, ({ ballots, voted }) => ({
    ballots: ballots.filter(({ person }) => person !== payload.person),
    voted: voted.filter((person) => person !== payload.person),
  }))
}

export function closeVote(meeting: Meeting, { payload }: MeetingEventOf<'voteClosed'>, at: number): Meeting {
  const { vote, quorum, ballots } = payload
  return changeVote(meeting, vote, () => ({
    ballots: ballots.are === 'named' ? ballots.given : [],
    closed: { at, quorum, secretBallots: ballots.are === 'secret' ? ballots.given : [] },
  }))
}
